package io.beltline.starter.fake;

import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Request;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cutover that does what the name of its database says: {@code done}, {@code unverified}, {@code
 * leftovers}, {@code aborted}, {@code blocked}, {@code stopped}, {@code copying}, {@code retrying};
 * {@code late} undoes its outage; any other waits at both gates, one after the other.
 */
public final class FakeCutover implements CutoverWorkflow {
  private final FakeStep step =
      Workflow.newActivityStub(
          FakeStep.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofHours(1))
              .setRetryOptions(
                  RetryOptions.newBuilder()
                      .setInitialInterval(Duration.ofMillis(50))
                      .setBackoffCoefficient(1)
                      .build())
              .build());
  private final Pair pair;
  private CutoverStatus status;

  /** Stands where its name says. */
  @WorkflowInit
  public FakeCutover(CutoverPlan plan) {
    pair = plan.pair();
    status =
        switch (pair.db()) {
          case "done" -> Statuses.done(pair, Statuses.equal());
          case "unverified" -> Statuses.done(pair, Statuses.unverified());
          case "leftovers" -> Statuses.done(pair, Statuses.equal(), "slot pgl_orders");
          case "aborted" -> Statuses.at(pair, Phase.ABORTED);
          case "blocked" -> Statuses.failed(pair, Phase.FAILED, "wal_level is replica");
          case "stopped" -> Statuses.stopped(pair);
          case "copying", "retrying" -> Statuses.at(pair, Phase.PREPARE);
          default -> Statuses.waiting(pair, Gate.REVOKE_LOGINS);
        };
  }

  @Override
  public CutoverReport cutOver(CutoverPlan plan) {
    if (pair.db().equals("blocked")) {
      throw ApplicationFailure.newNonRetryableFailure("wal_level is replica", "PrecheckBlocked");
    }
    Workflow.upsertMemo(Map.of("waitsFor", "belt cutover approve"));
    if (pair.db().equals("copying")) {
      Async.procedure(step::awaitForwardReady);
    }
    if (pair.db().equals("retrying")) {
      Async.procedure(step::setUpForwardLink);
    }
    Workflow.await(() -> status.phase().ended());
    return new CutoverReport(
        pair,
        status.phase(),
        status.outages(),
        status.phases(),
        status.validation(),
        status.approvals(),
        status.leftovers());
  }

  @Override
  public void approve(@Nullable RawValue approval) {
    throw new IllegalStateException("the command line sends updates");
  }

  @Override
  public void abort(@Nullable RawValue request) {
    approve(request);
  }

  @Override
  public void pause(@Nullable RawValue request) {
    approve(request);
  }

  @Override
  public void resume(@Nullable RawValue request) {
    approve(request);
  }

  @Override
  public String approveUpdate(@Nullable RawValue approval) {
    Request request = request(approval);
    status = after(request);
    return request.gate() + " is approved" + request.inWords();
  }

  private CutoverStatus after(Request request) {
    if (pair.db().equals("late")) {
      return Statuses.undone(pair);
    }
    return request.gate() == Gate.TEARDOWN
        ? Statuses.done(pair, Statuses.equal())
        : Statuses.waiting(pair, Gate.TEARDOWN);
  }

  @Override
  public void validateApproval(@Nullable RawValue approval) {
    Gate gate = request(approval).gate();
    if (status.gate() == null || status.gate().gate() != gate) {
      throw ApplicationFailure.newFailure("gate " + gate + " is not open", "Refused");
    }
  }

  @Override
  public String abortUpdate(@Nullable RawValue request) {
    status = Statuses.at(pair, Phase.ABORTED);
    return "it is being undone" + request(request).inWords();
  }

  @Override
  public void validateAbort(@Nullable RawValue request) {}

  @Override
  public String pauseUpdate(@Nullable RawValue request) {
    return "no further step is started" + request(request).inWords();
  }

  @Override
  public void validatePause(@Nullable RawValue request) {}

  @Override
  public String resumeUpdate(@Nullable RawValue request) {
    return "it goes on" + request(request).inWords();
  }

  @Override
  public void validateResume(@Nullable RawValue request) {
    throw ApplicationFailure.newFailure("nothing is paused or stopped", "Refused");
  }

  @Override
  public CutoverStatus status() {
    return status;
  }

  private static Request request(@Nullable RawValue sent) {
    if (sent == null) {
      throw ApplicationFailure.newFailure("nothing was sent", "Refused");
    }
    Request request =
        BeltlineDataConverter.create().fromPayload(sent.getPayload(), Request.class, Request.class);
    return Optional.ofNullable(request).orElseThrow();
  }
}
