package io.beltline.workflows.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.validation.Verdict;
import io.temporal.client.WorkflowFailedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutoverRunbookTest {
  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void runsTheRunbookInOrder() {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);

    CutoverReport report = bed.result();

    assertEquals(Phase.DONE, report.outcome());
    assertEquals(List.of(), report.leftovers());
    assertEquals(Set.of(Side.DESTINATION), bed.steps.loginsAllowed);
    List<String> untilFence = stepsUntil("Fence");
    int evidence = untilFence.lastIndexOf("AwaitGreenEvidence");
    assertEquals(
        List.of(
            "ReadSettings",
            "Precheck",
            "TakeBaseline",
            "EnsureReplicationRole",
            "EnsureApplicationRoles",
            "EnsureSchema",
            "EnsureLink forward with copy",
            "AwaitReady",
            "EnsureIndexes",
            "RefreshMaterializedViews",
            "Analyze",
            "EnsureLink back",
            "ResumeLink",
            "ValidateAll forward",
            "AwaitGreenEvidence",
            "AwaitGreenEvidence"),
        untilFence.subList(0, evidence + 1));
    assertEquals(FakeSteps.rehearsals(Side.SOURCE), FakeSteps.beforeFence(untilFence, Side.SOURCE));
    assertEquals(
        List.of(
            "Open destination",
            "EnsureStrayWatch source",
            "RemoveLink forward",
            "RefreshMaterializedViews",
            "Analyze",
            "ResumeLink",
            "ValidateAll back",
            "LookForStrayWrites",
            "RemoveReplication",
            "FindLeftovers"),
        stepsFrom("Open destination"));
    assertTrue(
        bed.steps.calls.containsAll(
            List.of(
                "SyncSequences",
                "CopyTablesWithoutIdentity",
                "EnsureNotValidConstraints",
                "ValidateReplicated",
                "ConfirmLinkRunning")));
  }

  @Test
  void tellsTheOutageByStep() {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);

    Outage outage = bed.result().outages().get(0);

    assertTrue(outage.opened());
    assertEquals(
        Set.of(
            "Fence",
            "Drain",
            "StopLink",
            "SyncSequences",
            "CopyTablesWithoutIdentity",
            "EnsureNotValidConstraints",
            "ValidateReplicated",
            "ConfirmLinkRunning",
            "Open"),
        Set.copyOf(outage.steps().stream().map(StepTime::step).toList()));
  }

  @Test
  void aPlanThatCannotBeUsedEndsItHavingChangedNothing() {
    bed.start(new CutoverPlan(bed.pair, null, 0L, null));

    CutoverStatus status = bed.awaitPhase(Phase.FAILED);
    assertTrue(String.valueOf(status.failure()).contains("maxLagBytes"), status::toString);
    assertEquals(List.of("ReadSettings"), bed.steps.calls);
  }

  @Test
  void endsAtBlockersHavingChangedNothing() {
    bed.steps.findings =
        List.of(
            Finding.blocker("wal-level", "source", "wal_level is replica", "Set it to logical."));
    bed.start();

    WorkflowFailedException failure = assertThrows(WorkflowFailedException.class, bed::result);

    assertTrue(
        String.valueOf(failure.getCause()).contains("wal_level is replica"),
        failure.getCause()::toString);
    assertEquals(List.of("ReadSettings", "Precheck"), bed.steps.calls);
    assertEquals(Phase.FAILED, bed.status().phase());
  }

  @Test
  void waitsForSomeoneWhenAStepStopsAndGoesOnWhenResumed() {
    bed.steps.failsOnce("EnsureSchema");
    bed.start();

    Stopped stopped = bed.await(s -> s.stopped() != null, "stopped").stopped();
    assertEquals("EnsureSchema", stopped.step());
    assertEquals("it broke. Mend it.", stopped.message());

    bed.signal("resume");
    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void neverOpensTheGateWhileTheSidesAreNotEqual() {
    bed.steps.verdicts.addAll(List.of(Verdict.COULD_NOT_VERIFY, Verdict.COULD_NOT_VERIFY));
    bed.start();

    CutoverStatus status = bed.await(s -> s.stopped() != null, "stopped");
    assertEquals(Phase.FINISH_DESTINATION, status.phase());
    assertTrue(status.stopped().message().contains("no rights"), status::toString);

    bed.signal("resume");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
  }

  @Test
  void comparesOnceMoreByItselfWhatCouldNotBeVerified() {
    bed.steps.verdicts.add(Verdict.COULD_NOT_VERIFY);
    bed.start();

    CutoverStatus status = bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertEquals(null, status.stopped());
  }

  @Test
  void doesNotCallItDoneWhileSomethingIsLeftOver() {
    bed.steps.leftovers.add(List.of("source: slot pgl_x"));
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);

    CutoverStatus status = bed.await(s -> s.stopped() != null, "stopped");
    assertEquals(List.of("source: slot pgl_x"), status.leftovers());

    bed.signal("resume");
    assertEquals(List.of(), bed.result().leftovers());
  }

  @Test
  void needsNoHumanAtAGateThatIsNotInThePlan() {
    bed.steps.gates = EnumSet.noneOf(Gate.class);
    bed.start();

    assertEquals(Phase.DONE, bed.result().outcome());
    assertTrue(bed.steps.calls.contains("AwaitGreenEvidence"));
  }

  @Test
  void stopsInsideTheOutageForThoseWhoWantAHumanThere() {
    bed.steps.gates = EnumSet.allOf(Gate.class);
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.await(
        s -> s.gate() != null && s.gate().gate() == Gate.TEARDOWN_FORWARD_REPLICATION,
        "inner gate");
    assertFalse(bed.steps.calls.contains("StopLink"));

    bed.approve(Gate.TEARDOWN_FORWARD_REPLICATION);
    bed.approve(Gate.TEARDOWN);
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  private List<String> stepsUntil(String last) {
    List<String> steps = withoutWatching();
    return steps.subList(0, steps.indexOf(last) + 1);
  }

  private List<String> stepsFrom(String first) {
    List<String> steps = withoutWatching();
    return steps.subList(steps.indexOf(first), steps.size());
  }

  private List<String> withoutWatching() {
    return bed.steps.calls.stream().filter(step -> !step.equals("WatchEvidence")).toList();
  }
}
