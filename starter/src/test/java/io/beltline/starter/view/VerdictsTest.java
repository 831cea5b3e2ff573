package io.beltline.starter.view;

import static io.beltline.starter.view.Shown.PAIR;
import static io.beltline.starter.view.Shown.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.fake.Statuses;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  @Test
  void aDatabaseThatEndedOnTheSourceHasNotMoved() {
    assertEquals(ExitCode.FAILED, Verdicts.of(view(Statuses.endedOnSource(PAIR))));
  }

  @Test
  void whoApprovedATeardownOnTheSourceGotWhatTheyAskedFor() {
    assertEquals(ExitCode.DONE, approved(Gate.TEARDOWN, Statuses.endedOnSource(PAIR)));
    assertEquals(ExitCode.FAILED, approved(Gate.TEARDOWN, Statuses.endedOnSource(PAIR, "slot a")));
    assertEquals(ExitCode.FAILED, approved(Gate.REVOKE_LOGINS, Statuses.endedOnSource(PAIR)));
  }

  @Test
  void anOutageThatFailedSinceTheApprovalFailsItNotAnEarlierOne() {
    assertEquals(ExitCode.FAILED, approved(Gate.REVOKE_LOGINS, Statuses.undone(PAIR)));
    assertEquals(ExitCode.DONE, approved(Gate.TEARDOWN, Statuses.doneAfterARefusedRollback(PAIR)));
  }

  @Test
  void aRollbackHasSucceededWhenTheSourceTakesTheWrites() {
    assertEquals(
        ExitCode.WAITING_FOR_APPROVAL, Verdicts.afterRollback(view(Statuses.rolledBack(PAIR))));
    assertEquals(ExitCode.FAILED, Verdicts.afterRollback(view(Statuses.refused(PAIR))));
    assertEquals(
        ExitCode.FAILED,
        Verdicts.afterRollback(view(Statuses.stopped(PAIR, Phase.PREPARE_ROLLBACK))));
  }

  @Test
  void aTeardownApprovedAtTheOtherGateIsNotWaitedForAgain() {
    assertFalse(Verdicts.settled(view(Statuses.endingOnSource(PAIR))));
    assertTrue(Verdicts.settled(view(Statuses.rolledBack(PAIR))));
  }

  private static ExitCode approved(Gate gate, CutoverStatus status) {
    return Verdicts.afterApproval(gate, view(status));
  }
}
