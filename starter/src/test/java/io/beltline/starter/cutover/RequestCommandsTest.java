package io.beltline.starter.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestCommandsTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @BeforeEach
  void start() {
    temporal.belt("cutover", "start", "test", "orders");
  }

  @Test
  void approvesTheOpenGate() {
    Ran ran =
        temporal.belt(
            "cutover", "approve", "test", "orders", "revoke-logins", "--by=ana", "--note=CHG-7");

    assertEquals(0, ran.exitCode(), ran.err());
    assertEquals("revoke-logins is approved by ana (CHG-7)\n", ran.out());
  }

  @Test
  void waitFollowsUntilTheNextGateAndThenToTheEnd() {
    String[] first = {"cutover", "approve", "test", "orders", "revoke-logins", "--wait"};
    String[] second = {"cutover", "approve", "test", "orders", "teardown", "--wait"};

    Ran atTeardown = temporal.belt(first);
    assertEquals(3, atTeardown.exitCode(), atTeardown.err());
    assertTrue(atTeardown.out().contains("belt cutover approve test orders teardown"));
    assertEquals(0, temporal.belt(second).exitCode());
  }

  @Test
  void waitEndsWithOneWhenTheOutageWasUndone() {
    temporal.belt("cutover", "start", "test", "late");

    Ran ran = temporal.belt("cutover", "approve", "test", "late", "revoke-logins", "--wait");

    assertEquals(1, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("900 ms (265 predicted), undone"), ran.out());
    assertTrue(ran.out().contains("drain was late"), ran.out());
    assertEquals(3, temporal.belt("cutover", "status", "test", "late").exitCode());
  }

  @Test
  void aRefusalIsShownWithItsReason() {
    Ran ran = temporal.belt("cutover", "approve", "test", "orders", "teardown", "--json");

    assertEquals(1, ran.exitCode());
    assertEquals("Refused to approve test/orders: gate teardown is not open\n", ran.err());
    assertTrue(ran.out().contains("\"exitCode\" : 1"), ran.out());
  }

  @Test
  void anUnknownGateIsAnsweredWithTheGates() {
    Ran ran = temporal.belt("cutover", "approve", "test", "orders", "login");

    assertEquals(2, ran.exitCode());
    assertTrue(
        ran.err().contains("the gates are revoke-logins, teardown-forward-replication, teardown"),
        ran.err());
  }

  @Test
  void pausesAndRefusesToResumeWhatIsNotPaused() {
    Ran paused = temporal.belt("cutover", "pause", "test", "orders", "--by=ana", "--json");
    Ran resumed = temporal.belt("cutover", "resume", "test", "orders");

    assertEquals(0, paused.exitCode());
    assertTrue(paused.out().contains("\"answer\" : \"no further step is started by ana\""));
    assertEquals(1, resumed.exitCode());
    assertEquals("Refused to resume test/orders: nothing is paused or stopped\n", resumed.err());
  }

  @Test
  void abortsOnceAndSaysThatItHasEndedAfterwards() {
    Ran first = temporal.belt("cutover", "abort", "test", "orders", "--by=ana");
    Ran second = temporal.belt("cutover", "abort", "test", "orders", "--by=ana");

    assertEquals("it is being undone by ana\n", first.out());
    assertEquals(1, second.exitCode());
    assertTrue(second.err().contains("the cutover has ended"), second.err());
  }

  @Test
  void aCutoverThatNeverWasIsWrongUsage() {
    Ran ran = temporal.belt("cutover", "pause", "test", "nothing");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("belt cutover start test nothing"), ran.err());
  }

  @Test
  void nothingIsAppliedLaterWhenNoWorkerAnswered() {
    temporal.stopWorker();
    Ran ran = temporal.belt("cutover", "approve", "test", "orders", "revoke-logins");
    temporal.startWorker();

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("No worker answers for datacenter test"), ran.err());
    assertEquals(3, temporal.belt("cutover", "status", "test", "orders").exitCode());
    assertTrue(
        temporal.belt("cutover", "status", "test", "orders").out().contains("revoke-logins waits"));
  }
}
