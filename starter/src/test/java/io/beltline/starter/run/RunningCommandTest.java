package io.beltline.starter.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import io.beltline.starter.temporal.LookIds;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A command that takes its time: what is seen of it, and what may run beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningCommandTest {
  @AutoClose private final FakeTemporal temporal = FakeTemporal.withWorker();

  @Test
  void progressIsShownWithItsPairOnceForEachChange() {
    Background analyze = new Background(temporal, "analyze", "test", "slow-1");
    analyze.until(() -> analyze.err().contains("AwaitForwardReady: copying 1 of 2 tables"));
    analyze.until(() -> analyze.err().contains("Ctrl-C"));
    release("slow-1");

    assertEquals(0, analyze.exitCode(), analyze.err());
    assertEquals(
        1,
        analyze
            .err()
            .lines()
            .filter("test/slow-1: AwaitForwardReady: copying 1 of 2 tables"::equals)
            .count(),
        analyze.err());
    assertTrue(analyze.out().startsWith("test/slow-1: analyze of slow-1 has ended"), analyze.out());
  }

  @Test
  void whyAStepIsRepeatedIsShown() {
    Background analyze = new Background(temporal, "analyze", "test", "repeating");
    analyze.until(() -> analyze.err().contains("because: connection refused by the source"));
    release("repeating");

    assertEquals(0, analyze.exitCode(), analyze.err());
  }

  @Test
  void typedAgainItIsFollowedAndNotStartedAgain() {
    Background first = running("analyze", "test", "slow-3");
    Background second = new Background(temporal, "analyze", "test", "slow-3");
    second.until(() -> second.err().contains("test/slow-3: it runs already, since "));
    release("slow-3");

    assertEquals(0, first.exitCode(), first.err());
    assertEquals(0, second.exitCode(), second.err());
    assertEquals(first.out(), second.out());
  }

  @Test
  void aLookIsFollowedToo() {
    Background first = running("validate-data", "test", "slow-4");
    Background second = new Background(temporal, "validate-data", "test", "slow-4");
    second.until(() -> second.err().contains("it runs already, since "));
    step("validate-data", "slow-4").signal("go");

    assertEquals(0, first.exitCode(), first.err());
    assertEquals(0, second.exitCode(), second.err());
  }

  @Test
  void withOtherOptionsItIsRefused() {
    Background first = running("sync-sequences", "test", "slow-5");

    Ran other = temporal.belt("sync-sequences", "test", "slow-5", "--stride=1000");

    assertEquals(1, other.exitCode());
    assertTrue(
        other.err().contains("runs already, with other options; what differs: --stride."),
        other.err());
    assertTrue(
        other
            .err()
            .contains("temporal workflow cancel --workflow-id step/test/slow-5/sync-sequences"),
        other.err());
    assertFalse(first.ended());
    step("sync-sequences", "slow-5").signal("go");
    assertEquals(0, first.exitCode());
  }

  @Test
  void aLookWithOtherOptionsRunsBesideIt() {
    String id =
        LookIds.of(
            new Pair("test", "slow-15"),
            Command.DIFF_SEQUENCES,
            CommandOptions.NONE.withDirection(Direction.BACK));
    Background first = running("diff-sequences", "test", "slow-15");

    Background other = running("diff-sequences", "test", "slow-15", "--back", "--json");
    Background again = new Background(temporal, "diff-sequences", "test", "slow-15", "--back");
    again.until(() -> again.err().contains("it runs already, since "));
    step("diff-sequences", "slow-15").signal("go");
    assertEquals(0, first.exitCode(), first.err());
    assertFalse(other.ended());
    temporal.client().newUntypedWorkflowStub(id).signal("go");

    assertEquals(0, other.exitCode(), other.err());
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(other.out().contains("\"workflowId\" : \"" + id + "\""), other.out());
  }

  @Test
  void aWorkerThatDiesIsMissedAndTold() {
    try (FakeTemporal left = FakeTemporal.withWorker()) {
      Background analyze = new Background(left, "analyze", "test", "slow");
      analyze.until(() -> analyze.err().contains("copying 1 of 2 tables"));
      left.stopWorker();

      assertEquals(4, analyze.exitCode(), analyze.err());
      assertTrue(
          analyze.err().contains("test/slow: No worker answers for datacenter test"),
          analyze.err());
      assertTrue(analyze.err().contains("Typed again it is followed."), analyze.err());
    }
  }

  @Test
  void aCommandInWhichNothingChangesIsFollowedWhileAWorkerAnswers() throws InterruptedException {
    Background analyze = running("analyze", "test", "slow-16");
    assertFalse(analyze.endsWithin(Duration.ofSeconds(3)), analyze.err());
    release("slow-16");

    assertEquals(0, analyze.exitCode(), analyze.err());
  }

  @Test
  void ofTwoThatChangeAPairTheSecondIsRefused() {
    Background first = running("analyze", "test", "slow-6");

    Ran second = temporal.belt("setup", "test", "slow-6");

    assertEquals(1, second.exitCode());
    assertTrue(second.err().contains("Workflow step/test/slow-6/analyze runs since"), second.err());
    release("slow-6");
    assertEquals(0, first.exitCode());
    assertEquals(0, temporal.belt("setup", "test", "other").exitCode());
  }

  @Test
  void whatOnlyLooksRunsBesideAnything() {
    Background first = running("analyze", "test", "slow-7");
    temporal.belt("cutover", "start", "test", "orders-7", "--detach");

    assertEquals(0, temporal.belt("check-connectivity", "test", "orders-7").exitCode());
    Background look = running("status", "test", "slow-7");
    step("status", "slow-7").signal("go");
    assertEquals(0, look.exitCode());
    release("slow-7");
    assertEquals(0, first.exitCode());
  }

  @Test
  void aCutoverKeepsOutWhatChangesItsPair() {
    temporal.belt("cutover", "start", "test", "orders-8");

    Ran refused = temporal.belt("analyze", "test", "orders-8");

    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.err().contains("workflow cutover/test/orders-8, phase await-revoke-logins"),
        refused.err());
    assertEquals(0, temporal.belt("analyze", "test", "users").exitCode());
    assertEquals(0, temporal.belt("adopt-schema", "test", "orders-8").exitCode());
  }

  @Test
  void aCutoverThatDoesNotAnswerKeepsThemOutToo() {
    temporal.belt("cutover", "start", "test", "mute", "--detach");

    Ran refused = temporal.belt("analyze", "test", "mute");

    assertEquals(1, refused.exitCode());
    assertTrue(refused.err().contains("phase precheck"), refused.err());
  }

  @Test
  void aCutoverThatHasEndedKeepsNothingOut() {
    temporal.belt("cutover", "start", "test", "orders-10");
    temporal.belt("cutover", "abort", "test", "orders-10");

    assertEquals(0, temporal.belt("analyze", "test", "orders-10").exitCode());
  }

  @Test
  void aChangeKeepsOutTheCutoverOfItsPair() {
    Background first = running("analyze", "test", "slow-11");

    Ran refused = temporal.belt("cutover", "start", "test", "slow-11", "--detach");

    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.err().contains("Workflow step/test/slow-11/analyze runs since"), refused.err());
    assertEquals(2, temporal.belt("cutover", "status", "test", "slow-11").exitCode());
    release("slow-11");
    assertEquals(0, first.exitCode());
    assertEquals(0, temporal.belt("cutover", "start", "test", "slow-11", "--detach").exitCode());
  }

  @Test
  void endedFromOutsideItHasFailed() {
    Background cancelled = running("analyze", "test", "slow-12");
    step("analyze", "slow-12").cancel();
    assertEquals(1, cancelled.exitCode());
    assertTrue(cancelled.err().contains("It was cancelled from outside"), cancelled.err());

    Background terminated = running("analyze", "test", "slow-12");
    step("analyze", "slow-12").terminate("by a person");
    assertEquals(1, terminated.exitCode());
    assertTrue(terminated.err().contains("It was terminated from outside"), terminated.err());

    Background comparison = running("validate-data", "test", "slow-12");
    step("validate-data", "slow-12").cancel();
    assertEquals(5, comparison.exitCode());
  }

  @Test
  void aTemporalThatGoesAwayIsWaitedForAndThenTold() {
    try (FakeTemporal gone = FakeTemporal.withWorker()) {
      Background analyze = new Background(gone, "analyze", "test", "slow");
      analyze.until(() -> analyze.err().contains("copying 1 of 2 tables"));
      gone.goAway();

      assertEquals(4, analyze.exitCode());
      assertTrue(analyze.err().contains("What was started goes on."), analyze.err());
    }
  }

  @Test
  void watchLooksAgainAndAgainUntilItIsStopped() {
    Background watch =
        new Background(temporal, "status", "test", "orders-13", "--watch", "--interval=50ms");
    watch.until(() -> watch.out().lines().filter(line -> line.endsWith(" UTC")).count() >= 3);
    watch.interrupt();

    assertEquals(1, watch.exitCode());
    assertTrue(watch.err().contains("nobody watches any more"), watch.err());
    assertTrue(watch.out().contains("src <- dst"), watch.out());
  }

  @Test
  void watchPrintsNoJson() {
    assertEquals(2, temporal.belt("status", "test", "orders-14", "--watch", "--json").exitCode());
  }

  /** Has shown progress, so that it runs. */
  private Background running(String... args) {
    Background belt = new Background(temporal, args);
    belt.until(() -> belt.err().contains("copying 1 of 2 tables"));
    return belt;
  }

  private void release(String db) {
    step("analyze", db).signal("go");
  }

  private WorkflowStub step(String command, String db) {
    return temporal.client().newUntypedWorkflowStub("step/test/%s/%s".formatted(db, command));
  }
}
