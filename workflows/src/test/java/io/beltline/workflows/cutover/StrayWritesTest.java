package io.beltline.workflows.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.client.WorkflowUpdateException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody writes to the side that is fenced. */
class StrayWritesTest {
  private static final StrayWrite ROWS =
      new StrayWrite(StrayWrite.Kind.ROWS, "bob", "public.orders", "1 statement (insert)");

  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void areToldWithRoleAndTable() {
    toTheWindow();
    somebodyWrites();

    CutoverStatus status = bed.status();

    assertEquals(List.of(ROWS), status.strayWrites().found());
    String page = StatusMarkdown.of(status);
    assertTrue(page.contains("Stray writes"), page);
    assertTrue(page.contains("public.orders by role bob"), page);
    assertTrue(page.contains("teardown --accept-stray-writes`"), page);
    assertTrue(page.contains("{\"gate\":\"teardown\",\"acceptStrayWrites\":true}"), page);
    assertTrue(page.contains("belt cutover rollback"), page);
    assertTrue(status.gate().choices().get(0).command().endsWith("--accept-stray-writes"), page);
  }

  @Test
  void holdBackTeardownUntilTheyAreAccepted() {
    toTheWindow();
    somebodyWrites();

    String refusal = refusal("approve", "teardown");
    assertTrue(refusal.contains("--accept-stray-writes"), refusal);
    assertTrue(refusal.contains("public.orders by role bob"), refusal);

    bed.update("approve", Map.of("gate", "teardown", "acceptStrayWrites", true));
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void holdBackARollbackUntilTheyAreAccepted() {
    toTheWindow();
    somebodyWrites();

    assertTrue(refusal("rollback", "why").contains("--accept-stray-writes"));
    bed.steps.strayWrites = StrayWrites.NONE;
    bed.update("rollback", Map.of("by", "ana", "acceptStrayWrites", true));

    assertTrue(bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS).strayWrites().none());
  }

  @Test
  void thatTheApprovalCouldNotKnowOfWithdrawIt() {
    toTheWindow();
    bed.steps.deviations.put(
        "LookForStrayWrites", () -> bed.steps.strayWrites = new StrayWrites(List.of(ROWS)));

    bed.approve(Gate.TEARDOWN);

    CutoverStatus status = bed.await(s -> !s.ignored().isEmpty(), "withdrawn");
    assertEquals(Phase.AWAIT_TEARDOWN, status.phase());
    assertEquals(null, status.gate().approval());
    // Its watch goes on before it is ended, or the test server loses what comes next.
    bed.await(s -> bed.steps.watches.get() > 1, "the watch goes on");
    bed.update("approve", Map.of("gate", "teardown", "acceptStrayWrites", true));
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void needAHumanEvenWhereThePlanNeedsNone() {
    bed.steps.gates = EnumSet.of(Gate.REVOKE_LOGINS);
    bed.steps.strayWrites = new StrayWrites(List.of(ROWS));
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);

    bed.await(s -> s.gate() != null && s.gate().gate() == Gate.TEARDOWN, "a gate");
    bed.update("approve", Map.of("gate", "teardown", "acceptStrayWrites", true));
    assertEquals(Phase.DONE, bed.result().outcome());
  }

  @Test
  void thatComeWhileTheApprovalWaitsWithdrawItToo() {
    toTheWindow();
    bed.update("pause");
    bed.update("approve", "teardown");
    somebodyWrites();
    bed.update("resume");

    bed.await(s -> !s.ignored().isEmpty() && s.gate() != null, "withdrawn");
    assertEquals(Phase.AWAIT_TEARDOWN, bed.status().phase());
  }

  @Test
  void holdBackTheNextCutoverAfterARollback() {
    toTheWindow();
    bed.update("rollback");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    somebodyWrites();

    assertTrue(refusal("approve", "revoke-logins").contains("the destination is fenced"));
    bed.update("approve", Map.of("gate", "revoke-logins", "acceptStrayWrites", true));

    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  @Test
  void areForgottenWithTheSideThatTheyWereOn() {
    bed.steps.gates = EnumSet.of(Gate.REVOKE_LOGINS, Gate.TEARDOWN);
    toTheWindow();
    bed.update("rollback");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    somebodyWrites();
    bed.steps.deviations.put(
        "RemoveStrayWatch destination", () -> bed.steps.strayWrites = StrayWrites.NONE);
    bed.update("approve", Map.of("gate", "revoke-logins", "acceptStrayWrites", true));
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
    bed.steps.deviations.put(
        "LookForStrayWrites", () -> bed.steps.strayWrites = new StrayWrites(List.of(ROWS)));

    bed.approve(Gate.TEARDOWN);

    // The same on the other side, of which the approval could not know.
    CutoverStatus status = bed.await(s -> !s.ignored().isEmpty(), "withdrawn");
    assertEquals(Phase.AWAIT_TEARDOWN, status.phase());
  }

  private void toTheWindow() {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  private void somebodyWrites() {
    bed.steps.strayWrites = new StrayWrites(List.of(ROWS));
    bed.await(status -> !status.strayWrites().none(), "stray writes seen");
  }

  private String refusal(String update, Object payload) {
    WorkflowUpdateException refused =
        assertThrows(WorkflowUpdateException.class, () -> bed.update(update, payload));
    return String.valueOf(refused.getCause());
  }
}
