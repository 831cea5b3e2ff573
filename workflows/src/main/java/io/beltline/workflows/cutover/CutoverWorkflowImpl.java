package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.StepOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The runbook. */
public final class CutoverWorkflowImpl implements CutoverWorkflow {
  private static final String FOUND_SINCE = "stray writes were found since; see the status";

  private final FenceActivities fences =
      Workflow.newActivityStub(FenceActivities.class, StepOptions.quick());

  private final Pair pair;
  private final Journal journal;
  private final Requests requests;
  private final StepCalls steps;
  private final Gates gates;
  private final StrayWatch strays;
  private final Preparation preparation;
  private final Settlement settlement;
  private final Rollback rollback;
  private final Teardown teardown;

  /** Ready for requests before the first step. */
  @WorkflowInit
  public CutoverWorkflowImpl(CutoverPlan plan) {
    pair = plan.pair();
    journal = new Journal(pair);
    requests = new Requests(journal);
    requests.showUnknownSignals();
    steps = new StepCalls(journal, requests);
    gates = new Gates(journal, steps);
    strays = new StrayWatch(pair, journal, steps);
    Comparison comparison = new Comparison(journal, steps);
    preparation = new Preparation(pair, journal, steps, comparison);
    settlement = new Settlement(pair, steps, comparison);
    rollback = new Rollback(journal, steps, gates, strays);
    teardown = new Teardown(journal, steps);
  }

  @Override
  public CutoverReport cutOver(CutoverPlan plan) {
    Settled run = new Settled(pair);
    try {
      untilAborted(() -> prepareAndCutOver(plan, run));
    } catch (CanceledFailure cancelled) {
      detached(() -> removeWhatWasCreated(run));
      if (requests.abort() == null) {
        throw cancelled;
      }
      return journal.report();
    }

    // Past the point of no return: requests alone change the runbook's course, a cancel does not.
    detached(() -> hereAndBackUntilTornDown(run));
    return journal.report();
  }

  private void prepareAndCutOver(CutoverPlan plan, Settled run) {
    preparation.precheck(plan, run);
    preparation.prepare(run);
    preparation.finishDestination(run);
    cutOverOnceApproved(run);
  }

  private void cutOverOnceApproved(Settled run) {
    while (journal.writesOn() == Side.SOURCE) {
      if (journal.everOpened()) {
        strays.begin();
      }
      journal.enter(Phase.AWAIT_REVOKE_LOGINS);
      gates.awaitRevokeLogins(evidence(run, Direction.FORWARD));
      if (journal.everOpened() && strays.foundMore()) {
        journal.ignored("approve", FOUND_SINCE);
        continue;
      }
      cutOver(run);
      if (journal.writesOn() == Side.SOURCE && !gates.holdBackOutage()) {
        steps.awaitSomeone(journal.undoneOutage());
      }
    }
  }

  private void cutOver(Settled run) {
    WriteOutage outage = outage(run, Direction.FORWARD);
    journal.enter(Phase.REHEARSAL);
    if (journal.everOpened()) {
      strays.remove();
    }
    if (outage.rehearsed()) {
      journal.enter(Phase.OUTAGE);
      outage.run();
    }
  }

  private void hereAndBackUntilTornDown(Settled run) {
    run.opened();
    boolean over = false;
    while (!over) {
      over = journal.writesOn() == Side.DESTINATION ? onDestination(run) : backOnSource(run);
    }
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  /** Returns true when it is torn down, false after a rollback or the attempt at one. */
  private boolean onDestination(Settled run) {
    CancellationScope window = Workflow.newCancellationScope(() -> untilTeardownApproved(run));
    requests.onRollback(() -> window.cancel("rollback"));
    try {
      window.run();
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
    strays.begin();
    journal.enter(Phase.AWAIT_TEARDOWN);
    gates.awaitTeardown(evidence(run, Direction.BACK), strays);
  }

  private void rollBack(Settled run) {
    try {
      untilAborted(() -> rollback.run(run, outage(run, Direction.BACK)));
    } catch (CanceledFailure aborted) {
      // Until the source is open an abort is an undo: which side is open decides what follows.
    }
    if (journal.writesOn() == Side.SOURCE) {
      run.opened();
    } else {
      rollback.giveUp(run);
      requests.abortIsDone();
    }
  }

  /** Returns true when it has ended on the source, false when the destination is open again. */
  private boolean backOnSource(Settled run) {
    try {
      untilAborted(() -> settleAndCutOverAgain(run));
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
    cutOverOnceApproved(run);
  }

  private boolean endOnSource(Settled run) {
    if (requests.takeEndOnSource()) {
      if (strays.foundMore()) {
        journal.ignored("approve", FOUND_SINCE);
        return false;
      }
      tearDown(run, Phase.ROLLED_BACK);
    } else {
      removeWhatWasCreated(run);
    }
    return true;
  }

  private void tearDown(Settled run, Phase end) {
    strays.end();
    journal.enter(Phase.TEARDOWN);
    teardown.removeEverything(run.link(Direction.FORWARD), run.baseline());
    journal.enter(end);
  }

  private void removeWhatWasCreated(Settled run) {
    journal.enter(Phase.ABORT);
    Request abort = requests.abort();
    journal.noteFailure(abort == null ? "cancelled" : "aborted" + abort.inWords());
    if (run.changed()) {
      if (!journal.everOpened()) {
        steps.call("Unfence", () -> fences.unfence(pair, Side.DESTINATION));
      }
      teardown.removeEverything(run.link(Direction.FORWARD), run.baseline());
    }
    journal.enter(Phase.ABORTED);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private void untilAborted(Runnable phases) {
    CancellationScope scope = Workflow.newCancellationScope(phases);
    requests.onAbort(() -> scope.cancel("abort"));
    scope.run();
  }

  private static void detached(Runnable phases) {
    Workflow.newDetachedCancellationScope(phases).run();
  }

  private EvidenceRequest evidence(Settled run, Direction direction) {
    return new EvidenceRequest(
        run.link(direction), run.settings().maxLagBytes(), journal.lastVerdict());
  }

  private WriteOutage outage(Settled run, Direction direction) {
    return new WriteOutage(
        run.link(direction), run.settings().outageBudget(), journal, steps, gates);
  }

  @Override
  public void approve(@Nullable RawValue approval) {
    requests.signal("approve", () -> requests.approve(approval));
  }

  @Override
  public void rollback(@Nullable RawValue request) {
    requests.signal("rollback", () -> requests.rollBack(request));
  }

  @Override
  public void abort(@Nullable RawValue request) {
    requests.signal("abort", () -> requests.abort(request));
  }

  @Override
  public void pause(@Nullable RawValue request) {
    requests.signal("pause", () -> requests.pause(request));
  }

  @Override
  public void resume(@Nullable RawValue request) {
    requests.signal("resume", () -> requests.resume(request));
  }

  @Override
  public String approveUpdate(@Nullable RawValue approval) {
    return requests.approve(approval);
  }

  @Override
  public void validateApproval(@Nullable RawValue approval) {
    requests.checkApproval(approval);
  }

  @Override
  public String rollbackUpdate(@Nullable RawValue request) {
    return requests.rollBack(request);
  }

  @Override
  public void validateRollback(@Nullable RawValue request) {
    requests.checkRollback(request);
  }

  @Override
  public String abortUpdate(@Nullable RawValue request) {
    return requests.abort(request);
  }

  @Override
  public void validateAbort(@Nullable RawValue request) {
    requests.checkAbort(request);
  }

  @Override
  public String pauseUpdate(@Nullable RawValue request) {
    return requests.pause(request);
  }

  @Override
  public void validatePause(@Nullable RawValue request) {
    requests.checkPause(request);
  }

  @Override
  public String resumeUpdate(@Nullable RawValue request) {
    return requests.resume(request);
  }

  @Override
  public void validateResume(@Nullable RawValue request) {
    requests.checkResume(request);
  }

  @Override
  public CutoverStatus status() {
    return journal.status();
  }
}
