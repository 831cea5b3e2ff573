package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;

/** The way there: approved, rehearsed, and tried until the destination is open. */
final class Cutover {
  private final Journal journal;
  private final StepCalls steps;
  private final Gates gates;
  private final StrayWatch strays;

  Cutover(Journal journal, StepCalls steps, Gates gates, StrayWatch strays) {
    this.journal = journal;
    this.steps = steps;
    this.gates = gates;
    this.strays = strays;
  }

  /** Returns with the destination open. */
  void untilOpened(Settled run) {
    while (journal.writesOn() == Side.SOURCE) {
      if (journal.everOpened()) {
        strays.begin();
      }
      journal.enter(Phase.AWAIT_REVOKE_LOGINS);
      gates.awaitRevokeLogins(run.evidence(Direction.FORWARD, journal.lastVerdict()));
      if (journal.everOpened() && strays.foundMore()) {
        journal.withdrawApproval();
      } else {
        tryOnce(run);
      }
    }
  }

  private void tryOnce(Settled run) {
    WriteOutage outage = new WriteOutage(run, Direction.FORWARD, journal, steps, gates);
    journal.enter(Phase.REHEARSAL);
    if (journal.everOpened()) {
      strays.remove();
    }
    if (outage.rehearsed()) {
      steps.holdWhilePaused();
      journal.enter(Phase.OUTAGE);
      outage.run();
    }
    if (journal.writesOn() == Side.SOURCE && !gates.holdBackOutage()) {
      steps.awaitSomeone(journal.undoneOutage());
    }
  }
}
