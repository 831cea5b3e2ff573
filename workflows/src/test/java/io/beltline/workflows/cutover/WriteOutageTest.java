package io.beltline.workflows.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Verdict;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Between the fence and the opening: whatever goes wrong, the source is back as it was and the link
 * runs on.
 */
class WriteOutageTest {
  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fence",
        "Drain",
        "StopLink",
        "SyncSequences",
        "CopyTablesWithoutIdentity",
        "EnsureNotValidConstraints",
        "ValidateReplicated",
        "ConfirmLinkRunning",
        "Open destination"
      })
  void undoesItselfWhenAStepFailsAndCanBeApprovedAgain(String step) {
    bed.steps.failsOnce(step);
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertSourceIsBack();
    assertFalse(status.outages().get(0).opened());
    assertTrue(status.outages().get(0).reason().contains("it broke"), status::toString);
    assertEquals(null, status.gate().approval());

    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);
    CutoverReport report = bed.result();
    assertEquals(Phase.DONE, report.outcome());
    assertTrue(report.outages().get(1).opened());
    assertEquals(Set.of(Side.DESTINATION), bed.steps.loginsAllowed);
  }

  @Test
  void sequencesThatStayBehindUndoTheOutageAndNotTheRehearsal() {
    bed.steps.behind = List.of("public.tickets");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertSourceIsBack();
    assertTrue(stepsSinceFence().contains("SyncSequences"), "behind the fence");
    assertTrue(status.outages().get(0).reason().contains("public.tickets"), status::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fence",
        "Drain",
        "StopLink",
        "SyncSequences",
        "CopyTablesWithoutIdentity",
        "EnsureNotValidConstraints",
        "ValidateReplicated",
        "ConfirmLinkRunning"
      })
  void undoesItselfWhenTheDeadlineIsMissed(String step) {
    bed.steps.outageBudget = Duration.ofMillis(1500);
    bed.steps.hangs(step);
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertSourceIsBack();
    assertTrue(
        status.outages().get(0).reason().contains("outageBudget of 1500 ms"), status::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fence",
        "Drain",
        "StopLink",
        "SyncSequences",
        "CopyTablesWithoutIdentity",
        "ValidateReplicated",
        "ConfirmLinkRunning"
      })
  void undoesItselfWhenAborted(String step) {
    CountDownLatch hanging = bed.steps.hangs(step);
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    CutoverBed.await(hanging);

    // Cancelling an activity that ends at that moment wedges the test server, which a real server
    // does not mind.
    bed.await(status -> status.runningSteps().equals(List.of(step)), "nothing else runs");
    bed.update("abort", "the shop complains");

    CutoverReport report = bed.result();
    assertEquals(Phase.ABORTED, report.outcome());
    assertEquals("aborted (the shop complains)", report.outages().get(0).reason());
    assertTrue(stepsSinceFence().contains("Unfence source"));
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    assertEquals(Set.of(), bed.steps.linksRunning);
  }

  @Test
  void undoesItselfWhenTheWorkflowIsCancelled() {
    CountDownLatch hanging = bed.steps.hangs("Drain");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    CutoverBed.await(hanging);
    bed.await(status -> status.runningSteps().equals(List.of("Drain")), "nothing else runs");

    bed.workflow().cancel();

    WorkflowFailedException end = assertThrows(WorkflowFailedException.class, bed::result);
    assertTrue(end.getCause() instanceof CanceledFailure, end::toString);
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    assertEquals(Phase.ABORTED, bed.status().phase());
  }

  @Test
  void aPauseDuringTheRehearsalHoldsTheFenceBack() {
    bed.steps.deviations.put("SyncSequences", () -> bed.update("pause"));
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    bed.await(s -> s.paused() && s.runningSteps().isEmpty(), "paused after the rehearsal");
    assertEquals(Phase.REHEARSAL, bed.status().phase());
    assertFalse(bed.steps.calls.contains("Fence"));

    bed.update("resume");
    bed.approve(Gate.TEARDOWN);
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void undoesItselfWhenTheSidesDiffer() {
    bed.start();
    bed.await(s -> s.gate() != null, "gate");
    bed.steps.verdicts.addAll(Collections.nCopies(WriteOutage.REHEARSALS, Verdict.EQUAL));
    bed.steps.verdicts.add(Verdict.COULD_NOT_VERIFY);
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertSourceIsBack();
    assertTrue(status.outages().get(0).reason().startsWith("ValidationNotEqual"), status::toString);
    assertFalse(bed.steps.calls.contains("Open destination"));
  }

  @Test
  void neverReopensWritesAfterThePointOfNoReturn() {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    bed.steps.deviations.put(
        "Open destination",
        () -> {
          hanging.countDown();
          CutoverBed.await(cancelled);
        });
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    CutoverBed.await(hanging);

    bed.workflow().cancel();
    cancelled.countDown();
    bed.approve(Gate.TEARDOWN);

    // The SDK closes every run that was asked to cancel as "Canceled"; where it stands says the
    // status.
    assertThrows(WorkflowFailedException.class, bed::result);
    assertEquals(Phase.DONE, bed.status().phase());
    assertFalse(stepsSinceFence().contains("Unfence source"), bed.steps.calls::toString);
    assertEquals(EnumSet.of(Side.DESTINATION), bed.steps.loginsAllowed);
  }

  @Test
  void goesOnUndoingUntilItSucceeds() {
    bed.steps.failsOnce("StopLink");
    bed.steps.failsOnce("Unfence source");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> s.stopped() != null, "stopped");
    assertEquals(Phase.UNDO, status.phase());
    assertEquals("Unfence", status.stopped().step());

    bed.signal("resume");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertSourceIsBack();
  }

  @Test
  void givesLoginsBackBeforeItTouchesALinkWhoseServerMayBeDead() {
    bed.steps.failsOnce("StopLink");
    bed.steps.failsOnce("ResumeLink");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    bed.await(s -> s.stopped() != null, "stopped at the link");

    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    bed.signal("resume");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
  }

  @Test
  void doesNotTouchALoginWhenTheRehearsalFails() {
    bed.steps.rehearsalFailsOnce("Drain");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertTrue(status.outages().get(0).reason().startsWith("rehearsal"), status::toString);
    assertFalse(bed.steps.calls.contains("Fence"));
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  @Test
  void doesNotTouchALoginWhenTheRehearsalTakesLongerThanTheBudget() {
    bed.steps.outageBudget = Duration.ofMillis(1500);
    bed.steps.rehearsalHangs("Drain");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    CutoverStatus status = bed.await(s -> !s.outages().isEmpty() && s.gate() != null, "gate again");

    assertTrue(
        status.outages().get(0).reason().contains("outageBudget of 1500 ms"), status::toString);
    assertFalse(bed.steps.calls.contains("Fence"));
  }

  @Test
  void waitsForSomeoneAfterAnUndoneOutageThatNoGateHoldsBack() {
    bed.steps.gates = EnumSet.noneOf(Gate.class);
    bed.steps.failsOnce("Fence");
    bed.start();

    CutoverStatus status = bed.await(s -> s.stopped() != null, "stopped");
    assertEquals("OutageUndone", status.stopped().kind());

    bed.signal("resume");
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  private List<String> stepsSinceFence() {
    List<String> calls = bed.steps.calls;
    return calls.subList(calls.indexOf("Fence"), calls.size());
  }

  private void assertSourceIsBack() {
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    assertEquals(Set.of(Direction.FORWARD, Direction.BACK), bed.steps.linksRunning);
  }
}
