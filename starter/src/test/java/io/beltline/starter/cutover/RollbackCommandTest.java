package io.beltline.starter.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RollbackCommandTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @Test
  void isAcceptedWithWhoAndWhy() {
    start("window");

    Ran ran = belt("rollback", "window", "--by=ana", "--note=CHG-8");

    assertEquals(0, ran.exitCode(), ran.err());
    assertEquals("rolling back by ana (CHG-8)\n", ran.out());
  }

  @Test
  void jsonTellsTheAnswer() {
    start("window");

    Ran ran = belt("rollback", "window", "--by=ana", "--json");

    assertTrue(ran.out().contains("\"request\" : \"rollback\""), ran.out());
    assertTrue(ran.out().contains("\"answer\" : \"rolling back by ana\""), ran.out());
  }

  @Test
  void waitFollowsUntilTheGateOfTheNextCutover() {
    start("window");

    Ran ran = belt("rollback", "window", "--wait");

    assertEquals(3, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("writes      go to the source"), ran.out());
    assertTrue(ran.out().contains("belt cutover approve test window revoke-logins"), ran.out());
  }

  @Test
  void afterItTheTeardownEndsOnTheSource() {
    start("window");
    belt("rollback", "window");

    Ran approved = belt("approve", "window", "teardown", "--wait");

    assertEquals(0, approved.exitCode(), approved.err());
    assertTrue(approved.out().contains("ended on the source, after a rollback"), approved.out());
    assertEquals(1, belt("status", "window").exitCode());
  }

  @Test
  void waitEndsWithOneWhenThereIsNoWayBack() {
    start("no-way-back");

    Ran ran = belt("rollback", "no-way-back", "--wait");

    assertEquals(1, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("LinkDown: the back link has no worker"), ran.out());
    assertTrue(ran.out().contains("writes      go to the destination"), ran.out());
    assertEquals(3, belt("status", "no-way-back").exitCode());
  }

  @Test
  void aRefusalIsShownWithItsReason() {
    start("orders");

    Ran ran = belt("rollback", "orders", "--wait");

    assertEquals(1, ran.exitCode());
    assertEquals("Refused to roll back test/orders: the source takes the writes\n", ran.err());
  }

  @Test
  void strayWritesMustBeAcceptedExplicitly() {
    start("stray");

    Ran rollback = belt("rollback", "stray");
    Ran teardown = belt("approve", "stray", "teardown");

    String reason = "the source is fenced and was written to\n";
    assertEquals("Refused to roll back test/stray: " + reason, rollback.err());
    assertEquals("Refused to approve test/stray: " + reason, teardown.err());
    assertEquals(0, belt("rollback", "stray", "--accept-stray-writes").exitCode());
  }

  @Test
  void aTeardownIsApprovedInSpiteOfStrayWrites() {
    start("stray");

    assertEquals(0, belt("approve", "stray", "teardown", "--accept-stray-writes").exitCode());
  }

  @Test
  void nothingIsAppliedLaterWhenNoWorkerAnswered() {
    start("window");
    temporal.stopWorker();
    Ran ran = belt("rollback", "window");
    temporal.startWorker();

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("No worker answers for datacenter test"), ran.err());
    assertTrue(belt("status", "window").out().contains("teardown waits"));
  }

  @Test
  void aRolledBackCutoverIsToldAlsoWithoutAWorker() {
    start("rolled-back");
    assertEquals(1, belt("status", "rolled-back").exitCode());
    temporal.stopWorker();

    Ran ran = belt("status", "rolled-back");

    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("rollback    asked for by ana (CHG-8)"), ran.out());
    assertTrue(ran.out().contains("writes      go to the source"), ran.out());
  }

  private void start(String db) {
    Ran ran = temporal.belt("cutover", "start", "test", db);
    assertTrue(ran.exitCode() != 4, ran.err());
  }

  private Ran belt(String command, String db, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "cutover";
    all[1] = command;
    all[2] = "test";
    all[3] = db;
    System.arraycopy(more, 0, all, 4, more.length);
    return temporal.belt(all);
  }
}
