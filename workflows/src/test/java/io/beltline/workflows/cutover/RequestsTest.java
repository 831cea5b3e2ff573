package io.beltline.workflows.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What people send, and what it does: nothing breaks, nothing is taken for an approval that is
 * none.
 */
class RequestsTest {
  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void signalsThatCannotBeUsedChangeNothingAndAreShown() {
    bed.start();
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    bed.signal("approve");
    bed.signal("approve", 42);
    bed.signal("approve", "reboot");
    bed.signal("approve", "teardown");
    bed.signal("approve", Map.of("gate", 7));
    bed.signal("approve", Map.of("by", "ana"));
    bed.signal("approve", List.of("revoke-logins"));
    bed.signal("resume", "nothing is paused");
    bed.signal("aprove", "revoke-logins");

    CutoverStatus status = bed.await(s -> s.ignored().size() == 9, "all ignored");
    assertEquals(Phase.AWAIT_REVOKE_LOGINS, status.phase());
    assertTrue(
        reasons(status).get(2).contains("'reboot' is not a gate; the gates are revoke-logins"),
        status::toString);
    assertTrue(reasons(status).get(3).contains("gate teardown is not open"), status::toString);
    assertEquals("there is no signal of this name", reasons(status).get(8));
    assertFalse(bed.steps.calls.contains("Fence"));
  }

  @Test
  void acceptsABareStringAndAnObjectAsSignal() {
    bed.start();
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    bed.signal("approve", "revoke-logins");
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
    bed.signal(
        "approve", Map.of("gate", "TEARDOWN", "by", "ana", "note", "CHG-7", "colour", "blue"));

    CutoverReport report = bed.result();

    assertEquals("ana", report.approvals().get(1).by());
    assertEquals("CHG-7", report.approvals().get(1).note());
    assertEquals(
        List.of(
            "accepted, but without colour: the known fields are gate, by, note, acceptStrayWrites"),
        reasons(bed.status()));
  }

  @Test
  void tellsTheSenderOfAnUpdateWhyItIsRefused() {
    CountDownLatch preparing = bed.steps.hangs("EnsureSchema");
    bed.start();
    CutoverBed.await(preparing);

    assertRefused("no gate is open; the phase is prepare", "approve", "revoke-logins");
    assertRefused("is not a gate", "approve", "rewoke-logins");
    assertRefused("nothing is paused", "resume");
    assertRefused("\"note\" is not a text", "pause", Map.of("note", 5));
    assertFalse(bed.steps.calls.contains("Fence"));
  }

  @Test
  void refusesASecondApprovalOfTheSameGate() {
    CountDownLatch green = new CountDownLatch(1);
    bed.start();
    bed.await(s -> s.gate() != null && s.gate().evidence() != null, "gate with evidence");
    bed.steps.deviations.put("AwaitGreenEvidence", () -> CutoverBed.await(green));
    bed.update("approve", "revoke-logins");

    assertRefused("is approved already", "approve", "revoke-logins");

    green.countDown();
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  @Test
  void anApprovalBeforeTheEvidenceIsGreenWaitsForItAndSaysSo() {
    CountDownLatch green = new CountDownLatch(1);
    bed.steps.deviations.put("AwaitGreenEvidence", () -> CutoverBed.await(green));
    bed.start();
    bed.await(s -> s.gate() != null, "gate");

    assertTrue(
        bed.update("approve", "revoke-logins").endsWith("it waits until the evidence is green"));
    assertFalse(bed.steps.calls.contains("Fence"));

    green.countDown();
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
  }

  @Test
  void startsNoStepWhilePaused() {
    CountDownLatch preparing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bed.steps.deviations.put(
        "EnsureSchema",
        () -> {
          preparing.countDown();
          CutoverBed.await(goOn);
        });
    bed.start();
    CutoverBed.await(preparing);
    bed.update("pause", Map.of("by", "ana"));
    goOn.countDown();

    CutoverStatus status = bed.await(s -> s.runningSteps().isEmpty(), "the step ended");
    assertTrue(status.paused());
    assertFalse(bed.steps.calls.contains("EnsureLink forward"));
    assertRefused("paused already", "pause");

    bed.update("resume");
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
  }

  @Test
  void abortsBeforeTheFirstStepAndInEveryPhaseBeforeTheOutage() {
    bed.start();
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);

    bed.signal("abort", Map.of("by", "ana", "note", "not today"));

    assertEquals(Phase.ABORTED, bed.result().outcome());
    assertTrue(
        bed.steps.calls.containsAll(
            List.of("Unfence destination", "RemoveReplication", "FindLeftovers")));
    assertEquals("aborted by ana (not today)", bed.status().failure());
  }

  @Test
  void abortEndsAPause() {
    bed.start();
    bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    bed.update("pause");

    bed.update("abort");

    assertEquals(Phase.ABORTED, bed.result().outcome());
  }

  @Test
  void refusesAnAbortAfterThePointOfNoReturn() {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);

    assertRefused("point of no return", "abort");
    bed.signal("abort");
    bed.await(s -> s.ignored().size() == 1, "ignored");
  }

  @Test
  void abortEndsTheWaitForSomeone() {
    bed.steps.failsOnce("EnsureIndexes");
    bed.start();
    bed.await(s -> s.stopped() != null, "stopped");

    bed.update("abort");

    assertEquals(Phase.ABORTED, bed.result().outcome());
  }

  private static List<String> reasons(CutoverStatus status) {
    return status.ignored().stream().map(IgnoredRequest::reason).toList();
  }

  private void assertRefused(String reason, String update, Object... payload) {
    WorkflowUpdateException refused =
        assertThrows(WorkflowUpdateException.class, () -> bed.update(update, payload));
    assertTrue(String.valueOf(refused.getCause()).contains(reason), refused.getCause()::toString);
  }
}
