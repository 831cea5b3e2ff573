package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The runbook. */
public final class CutoverWorkflowImpl implements CutoverWorkflow {
  private final Journal journal;
  private final Requests requests;
  private final Preparation preparation;
  private final Cutover cutover;
  private final ThereAndBack thereAndBack;
  private final Teardown teardown;

  /** Ready for requests before the first step. */
  @WorkflowInit
  public CutoverWorkflowImpl(CutoverPlan plan) {
    Pair pair = plan.pair();
    journal = new Journal(pair);
    requests = new Requests(journal);
    requests.showUnknownSignals();
    StepCalls steps = new StepCalls(journal, requests);
    Gates gates = new Gates(journal, steps);
    StrayWatch strays = new StrayWatch(pair, journal, steps);
    Comparison comparison = new Comparison(journal, steps);
    Settlement settlement = new Settlement(pair, steps, comparison);
    Rollback rollback = new Rollback(journal, steps, gates, strays);
    preparation = new Preparation(pair, journal, steps, comparison);
    cutover = new Cutover(journal, steps, gates, strays);
    teardown = new Teardown(journal, steps);
    thereAndBack =
        new ThereAndBack(journal, requests, gates, strays, settlement, cutover, rollback, teardown);
  }

  @Override
  public CutoverReport cutOver(CutoverPlan plan) {
    Settled run = new Settled(plan.pair());
    try {
      requests.untilAborted(() -> prepareAndCutOver(plan, run));
    } catch (CanceledFailure cancelled) {
      requests.endPause();
      detached(() -> teardown.afterAbort(run));
      if (journal.abort() == null) {
        throw cancelled;
      }
      return journal.report();
    }

    // Past the point of no return: requests alone change the runbook's course, a cancel does not.
    detached(() -> thereAndBack.untilTornDown(run));
    return journal.report();
  }

  private void prepareAndCutOver(CutoverPlan plan, Settled run) {
    preparation.precheck(plan, run);
    preparation.prepare(run);
    preparation.finishDestination(run);
    cutover.untilOpened(run);
  }

  private static void detached(Runnable phases) {
    Workflow.newDetachedCancellationScope(
            () -> {
              phases.run();
              Workflow.await(Workflow::isEveryHandlerFinished);
            })
        .run();
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
