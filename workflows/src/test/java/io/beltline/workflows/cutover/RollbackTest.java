package io.beltline.workflows.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the destination was opened: back to the source, and there again. */
class RollbackTest {
  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void isTheOutageWithTheSidesSwapped() {
    toTheWindow();
    int before = bed.steps.calls.size();

    bed.update("rollback", Map.of("by", "ana", "note", "CHG-8"));
    CutoverStatus status = bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    List<String> all = List.copyOf(bed.steps.calls);
    List<String> calls =
        all.subList(before, all.size()).stream()
            .filter(call -> !call.equals("WatchEvidence"))
            .toList();
    assertEquals(
        List.of(
            "ConfirmLinkRunning",
            "RemoveStrayWatch source",
            "RemoveLink forward",
            "EnsureLink forward",
            "AwaitGreenEvidence"),
        calls.subList(0, 5));
    assertEquals(
        FakeSteps.rehearsals(Side.DESTINATION), FakeSteps.beforeFence(calls, Side.DESTINATION));
    assertFalse(calls.contains("EnsureNotValidConstraints"), calls::toString);
    assertEquals(
        List.of(
            "Open source",
            "EnsureStrayWatch destination",
            "RemoveLink back",
            "RefreshMaterializedViews",
            "Analyze",
            "EnsureLink back",
            "ResumeLink",
            "ValidateAll forward"),
        calls.subList(calls.indexOf("Open source"), calls.indexOf("ValidateAll forward") + 1));
    assertEquals(Side.SOURCE, status.writesOn());
    assertEquals("ana", status.rollbacks().get(0).by());
    assertEquals(Direction.BACK, status.outages().get(1).direction());
    assertSourceIsOpen();
  }

  @Test
  void canBeCutOverAgainWithoutACopyAndRolledBackAgain() {
    toTheWindow();
    for (int round = 0; round < 2; round++) {
      bed.update("rollback");
      bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
      bed.approve(Gate.REVOKE_LOGINS);
      bed.awaitPhase(Phase.AWAIT_TEARDOWN);
    }
    bed.approve(Gate.TEARDOWN);

    CutoverReport report = bed.result();
    assertEquals(Phase.DONE, report.outcome());
    assertEquals(5, report.outages().stream().filter(Outage::opened).count());
    assertEquals(2, report.rollbacks().size());
    assertEquals(
        1, bed.steps.calls.stream().filter(c -> c.equals("EnsureLink forward with copy")).count());
    assertEquals(Set.of(Side.DESTINATION), bed.steps.loginsAllowed);
    assertEquals(Set.of(), bed.steps.linksRunning);
  }

  @Test
  void endsOnTheSourceWhenTeardownIsApprovedThere() {
    toTheWindow();
    bed.update("rollback");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    bed.update("approve", "teardown");

    assertEquals(Phase.ROLLED_BACK, bed.result().outcome());
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    assertEquals(Set.of(), bed.steps.linksRunning);
  }

  @Test
  void anAbortAfterItLeavesTheOldDestinationFenced() {
    toTheWindow();
    bed.update("rollback");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    bed.signal("abort", "enough");

    assertEquals(Phase.ABORTED, bed.result().outcome());
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fence destination",
        "Drain",
        "StopLink",
        "SyncSequences",
        "CopyTablesWithoutIdentity",
        "ValidateReplicated",
        "ConfirmLinkRunning",
        "Open source"
      })
  void undoesItselfWhenAStepFails(String step) {
    toTheWindow();
    bed.steps.failsOnceInRollback(step);

    bed.update("rollback");
    CutoverStatus status = awaitWindowAgain();

    assertDestinationIsBack();
    assertFalse(status.outages().get(1).opened());
    assertTrue(status.outages().get(1).reason().contains("it broke"), status::toString);
    assertTrue(bed.steps.calls.contains("Fence destination"));
    bed.update("rollback");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertSourceIsOpen();
  }

  @Test
  void undoesItselfWhenTheDeadlineIsMissed() {
    bed.steps.outageBudget = Duration.ofMillis(1500);
    toTheWindow();
    CountDownLatch hanging = bed.steps.hangs("Drain");

    bed.update("rollback");
    CutoverBed.await(hanging);
    CutoverStatus status = awaitWindowAgain();

    assertDestinationIsBack();
    assertTrue(
        status.outages().get(1).reason().contains("outageBudget of 1500 ms"), status::toString);
  }

  @Test
  void takesBackATeardownThatAPauseHolds() {
    toTheWindow();
    bed.update("pause");
    bed.approve(Gate.TEARDOWN);

    bed.update("rollback", "not yet");

    CutoverStatus status = bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertEquals(Side.SOURCE, status.writesOn());
  }

  @Test
  void isGivenUpByAnAbort() {
    toTheWindow();
    CountDownLatch hanging = bed.steps.hangs("Drain");
    bed.update("rollback");
    CutoverBed.await(hanging);
    bed.await(s -> s.runningSteps().equals(List.of("Drain")), "nothing else runs");

    String answer = bed.update("abort", "not now");

    assertTrue(answer.contains("the destination goes on"), answer);
    CutoverStatus status = awaitWindowAgain();
    assertEquals("aborted (not now)", status.outages().get(1).reason());
    assertDestinationIsBack();
    bed.approve(Gate.TEARDOWN);
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void refusesBeforeItFencesWhenThereIsNoLinkToDrain() {
    toTheWindow();
    bed.steps.rehearsalFailsOnce("ConfirmLinkRunning");

    bed.update("rollback");
    CutoverStatus status = awaitWindowAgain();

    assertTrue(
        status.outages().get(1).reason().startsWith("before anything was touched: Broken"),
        status::toString);
    assertFalse(bed.steps.calls.contains("Fence destination"));
    assertDestinationIsBack();
  }

  @Test
  void neverFencesTheDestinationWhenTheRehearsalFails() {
    toTheWindow();
    bed.steps.rehearsalFailsOnce("SyncSequences");

    bed.update("rollback");
    CutoverStatus status = awaitWindowAgain();

    assertTrue(status.outages().get(1).reason().startsWith("rehearsal"), status::toString);
    assertFalse(bed.steps.calls.contains("Fence destination"));
    assertDestinationIsBack();
  }

  @Test
  void needsNotWaitForTheComparisonAfterTheOpening() {
    CountDownLatch comparing = bed.steps.hangs("ValidateAll back");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    CutoverBed.await(comparing);

    bed.update("rollback", "the shop is down");

    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertSourceIsOpen();
  }

  @Test
  void isForAfterTheOpeningAndBeforeTeardown() {
    bed.start();
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    assertRefused("rollback", "the source takes the writes", "too early");
    bed.signal("rollback");
    assertEquals("rollback", bed.status().ignored().get(0).signal());

    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);
    CutoverReport unused = bed.result();
    assertFalse(bed.steps.calls.contains("Fence destination"));
  }

  @Test
  void ignoresAWorkflowCancelOnceTheDestinationWasOpened() {
    toTheWindow();
    bed.workflow().cancel();
    bed.update("rollback");
    CutoverStatus status = bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    assertNull(status.stopped());
    assertSourceIsOpen();
  }

  private void toTheWindow() {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  private CutoverStatus awaitWindowAgain() {
    return bed.await(
        s -> s.outages().size() == 2 && s.phase() == Phase.AWAIT_TEARDOWN, "the window again");
  }

  private void assertDestinationIsBack() {
    assertEquals(Set.of(Side.DESTINATION), bed.steps.loginsAllowed);
    assertEquals(Set.of(Direction.BACK), bed.steps.linksRunning);
  }

  private void assertSourceIsOpen() {
    assertEquals(Set.of(Side.SOURCE), bed.steps.loginsAllowed);
    assertEquals(Set.of(Direction.FORWARD, Direction.BACK), bed.steps.linksRunning);
  }

  private void assertRefused(String update, String reason, Object payload) {
    WorkflowUpdateException refused =
        assertThrows(WorkflowUpdateException.class, () -> bed.update(update, payload));
    assertTrue(String.valueOf(refused.getCause()).contains(reason), refused::toString);
  }
}
