package io.beltline.starter.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @Test
  void showsBarsForAStepAndForEachTable() {
    Ran ran = started("copying", shown -> shown.out().contains("25 %"));

    assertEquals(0, ran.exitCode());
    assertTrue(ran.out().contains("AwaitForwardReady: copying 1 of 2 tables"), ran.out());
    assertTrue(ran.out().contains("[#####---------------]  25 %  25 B of 100 B"), ran.out());
    assertTrue(ran.out().contains("public.orders"), ran.out());
  }

  @Test
  void showsWhyAStepIsRepeated() {
    Ran ran = started("retrying", shown -> shown.out().contains("connection refused"));

    assertEquals(0, ran.exitCode());
    assertTrue(ran.out().contains("SetUpForwardLink"), ran.out());
  }

  @Test
  void waitsForApproval() {
    assertEquals(3, started("orders", shown -> true).exitCode());
  }

  @Test
  void aDoneCutoverIsDoneOnlyWithAVerdictAndNothingLeftOver() {
    assertEquals(0, started("done", shown -> true).exitCode());
    assertEquals(5, started("unverified", shown -> true).exitCode());
    assertEquals(1, started("leftovers", shown -> true).exitCode());
    assertEquals(1, started("aborted", shown -> true).exitCode());
    assertEquals(1, started("blocked", shown -> true).exitCode());
  }

  @Test
  void aTerminatedCutoverHasFailedWhateverItsPhase() {
    started("orders", shown -> true);
    temporal.client().newUntypedWorkflowStub("cutover/test/orders").terminate("by a person");

    Ran ran = temporal.belt("cutover", "status", "test", "orders");

    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("terminated"), ran.toString());
  }

  @Test
  void tellsWhatTemporalKnowsWhileNoWorkerAnswers() {
    started("orders", shown -> shown.exitCode() == 3);
    temporal.stopWorker();

    Ran text = temporal.belt("cutover", "status", "test", "orders");
    Ran json = temporal.belt("cutover", "status", "test", "orders", "--json");

    assertEquals(4, text.exitCode());
    assertTrue(text.out().contains("cutover/test/orders · precheck"), text.out());
    assertTrue(text.out().contains("No worker answers for datacenter test"), text.out());
    assertTrue(text.out().contains("Its gate waits for: belt cutover approve"), text.out());
    assertEquals(4, json.exitCode());
    assertTrue(json.out().contains("\"status\" : null"), json.out());
  }

  @Test
  void tellsHowACutoverEndedAlsoWithoutAWorker() {
    started("done", shown -> shown.exitCode() == 0);
    started("blocked", shown -> shown.out().contains("wal_level"));
    temporal.stopWorker();

    assertEquals(0, temporal.belt("cutover", "status", "test", "done").exitCode());
    Ran blocked = temporal.belt("cutover", "status", "test", "blocked");
    assertEquals(1, blocked.exitCode());
    assertTrue(blocked.out().contains("wal_level is replica"), blocked.out());
  }

  @Test
  void watchEndsWithTheCutover() {
    started("done", shown -> true);

    Ran ran = temporal.belt("cutover", "status", "test", "done", "--watch", "--interval=50ms");

    assertEquals(0, ran.exitCode(), ran.err());
  }

  @Test
  void watchGivesUpWhenNobodyAnswersForLong() {
    started("orders", shown -> true);
    temporal.stopWorker();

    Ran ran = temporal.belt("cutover", "status", "test", "orders", "--watch", "--json");

    assertEquals(4, ran.exitCode());
    assertTrue(ran.err().contains("No worker answers"), ran.err());
  }

  @Test
  void aCutoverThatNeverWasIsWrongUsage() {
    Ran ran = temporal.belt("cutover", "status", "test", "nothing");

    assertEquals(2, ran.exitCode());
    assertTrue(ran.err().contains("belt cutover start test nothing"), ran.err());
  }

  /** Starts it and looks until it shows what is waited for. */
  private Ran started(String db, Predicate<Ran> wanted) {
    Ran start = temporal.belt("cutover", "start", "test", db, "--detach");
    assertEquals(0, start.exitCode(), start.err());
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Ran ran = temporal.belt("cutover", "status", "test", db);
      if (wanted.test(ran)) {
        return ran;
      }
      assertTrue(System.nanoTime() < end, () -> "not seen: " + ran);
    }
  }
}
