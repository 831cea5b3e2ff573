package io.beltline.starter.fake;

import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.OpenGate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Request;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
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
 * leftovers}, {@code aborted}, {@code rolled-back}, {@code blocked}, {@code stopped}, {@code
 * copying}, {@code retrying}; {@code mute} waits and tells nobody; {@code late} undoes its outage;
 * {@code window}, {@code stray} and {@code no-way-back} wait in the rollback window, where {@code
 * no-way-back} has no way back; any other waits at both gates, one after the other.
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
          case "window", "no-way-back" -> Statuses.waiting(pair, Gate.TEARDOWN);
          case "stray" -> Statuses.stray(pair);
          case "rolled-back" -> Statuses.endedOnSource(pair);
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
        status.rollbacks(),
        status.strayWrites(),
        status.leftovers());
  }

  @Override
  public void approve(@Nullable RawValue approval) {
    throw new IllegalStateException("the command line sends updates");
  }

  @Override
  public void rollback(@Nullable RawValue request) {
    approve(request);
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
    if (request.gate() == Gate.REVOKE_LOGINS) {
      return Statuses.waiting(pair, Gate.TEARDOWN);
    }
    return status.writesOn() == Side.SOURCE
        ? Statuses.endedOnSource(pair)
        : Statuses.done(pair, Statuses.equal());
  }

  @Override
  public void validateApproval(@Nullable RawValue approval) {
    Request request = request(approval);
    OpenGate open = status.gate();
    boolean endsOnSource = request.gate() == Gate.TEARDOWN && !status.rollbacks().isEmpty();
    if (open == null || (open.gate() != request.gate() && !endsOnSource)) {
      throw refused("gate " + request.gate() + " is not open");
    }
    requireNoStrayWrites(request);
  }

  @Override
  public String rollbackUpdate(@Nullable RawValue request) {
    status = pair.db().equals("no-way-back") ? Statuses.refused(pair) : Statuses.rolledBack(pair);
    return "rolling back" + request(request).inWords();
  }

  @Override
  public void validateRollback(@Nullable RawValue request) {
    if (status.writesOn() == Side.SOURCE) {
      throw refused("the source takes the writes");
    }
    requireNoStrayWrites(request(request));
  }

  private void requireNoStrayWrites(Request request) {
    if (!status.strayWrites().none() && !request.acceptStrayWrites()) {
      throw refused("the source is fenced and was written to");
    }
  }

  private static ApplicationFailure refused(String reason) {
    return ApplicationFailure.newFailure(reason, "Refused");
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
    throw refused("nothing is paused or stopped");
  }

  @Override
  public CutoverStatus status() {
    if (pair.db().equals("mute")) {
      throw new IllegalStateException("no answer");
    }
    return status;
  }

  private static Request request(@Nullable RawValue sent) {
    if (sent == null) {
      throw refused("nothing was sent");
    }
    Request request =
        BeltlineDataConverter.create().fromPayload(sent.getPayload(), Request.class, Request.class);
    return Optional.ofNullable(request).orElseThrow();
  }
}
