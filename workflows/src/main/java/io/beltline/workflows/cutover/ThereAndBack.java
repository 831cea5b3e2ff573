package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.CanceledFailure;

/**
 * All that can happen once the destination has been opened: back to the source, there again, any
 * number of times, until it is torn down on either side.
 */
final class ThereAndBack {
  private final Journal journal;
  private final Requests requests;
  private final Gates gates;
  private final StrayWatch strays;
  private final Settlement settlement;
  private final Cutover cutover;
  private final Rollback rollback;
  private final Teardown teardown;

  ThereAndBack(
      Journal journal,
      Requests requests,
      Gates gates,
      StrayWatch strays,
      Settlement settlement,
      Cutover cutover,
      Rollback rollback,
      Teardown teardown) {
    this.journal = journal;
    this.requests = requests;
    this.gates = gates;
    this.strays = strays;
    this.settlement = settlement;
    this.cutover = cutover;
    this.rollback = rollback;
    this.teardown = teardown;
  }

  /** Returns when it has ended on one side. */
  void untilTornDown(Settled run) {
    run.opened();
    boolean over = false;
    while (!over) {
      over = journal.writesOn() == Side.DESTINATION ? onDestination(run) : onSource(run);
    }
  }

  /** Returns true when it is torn down, false after a rollback or the attempt at one. */
  private boolean onDestination(Settled run) {
    try {
      requests.untilRollback(() -> untilTeardownApproved(run));
    } catch (CanceledFailure rolledBack) {
      rollBack(run);
      return false;
    }
    tearDown(run, Phase.DONE);
    return true;
  }

  private void untilTeardownApproved(Settled run) {
    if (run.needsSettling()) {
      journal.enter(Phase.OPENED);
      strays.begin();
      settlement.afterCutover(run);
      run.settled();
    }
    // First, because an abort of the rollback that led here has nothing to abort any more.
    journal.enter(Phase.AWAIT_TEARDOWN);
    strays.begin();
    gates.awaitTeardown(run.evidence(Direction.BACK, journal.lastVerdict()), strays);
  }

  private void rollBack(Settled run) {
    journal.abort(null);
    try {
      requests.untilAborted(() -> rollback.run(run));
    } catch (CanceledFailure aborted) {
      // Until the source is open an abort is an undo: which side is open decides what follows.
    }
    if (journal.writesOn() == Side.SOURCE) {
      run.opened();
    } else {
      rollback.giveUp(run);
      journal.abort(null);
    }
  }

  /** Returns true when it has ended on the source, false when the destination is open again. */
  private boolean onSource(Settled run) {
    try {
      requests.untilAborted(() -> settleAndCutOverAgain(run));
    } catch (CanceledFailure ended) {
      return endOnSource(run);
    }
    run.opened();
    return false;
  }

  private void settleAndCutOverAgain(Settled run) {
    if (run.needsSettling()) {
      journal.enter(Phase.BACK_ON_SOURCE);
      strays.begin();
      settlement.afterRollback(run);
      run.settled();
    }
    cutover.untilOpened(run);
  }

  private boolean endOnSource(Settled run) {
    if (!requests.takeEndOnSource()) {
      teardown.afterAbort(run);
      return true;
    }
    if (strays.foundMore()) {
      journal.withdrawApproval();
      return false;
    }
    tearDown(run, Phase.ROLLED_BACK);
    return true;
  }

  private void tearDown(Settled run, Phase end) {
    strays.end();
    teardown.run(run, end);
  }
}
