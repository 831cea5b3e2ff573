package io.beltline.worker.cutover;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whoever starts one pair's cutover, looks at it and approves; worker or no worker. */
final class OperatorOfCutover implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Pair pair;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  OperatorOfCutover(String address, Pair pair) {
    this.pair = pair;
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setDataConverter(BeltlineDataConverter.create())
                .build());
  }

  void start(@Nullable Duration outageBudget) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(pair.taskQueue())
            .setWorkflowId(CutoverWorkflow.id(pair))
            .build();
    client
        .newUntypedWorkflowStub(CutoverWorkflow.TYPE, options)
        .start(new CutoverPlan(pair, outageBudget, null, "ana"));
  }

  /** Runs a command to its end, as {@code belt} does. */
  StepResult run(Command command) throws TimeoutException {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(pair.taskQueue())
            .setWorkflowId(StepWorkflow.id(pair, command))
            .build();
    WorkflowStub step = client.newUntypedWorkflowStub(StepWorkflow.TYPE, options);
    step.start(new StepRequest(pair, command, CommandOptions.NONE));
    return step.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, StepResult.class);
  }

  private WorkflowStub cutover() {
    return client.newUntypedWorkflowStub(CutoverWorkflow.id(pair));
  }

  CutoverStatus status() {
    return cutover().query("status", CutoverStatus.class);
  }

  String update(String name, Object payload) {
    return cutover().update(name, String.class, payload);
  }

  void signal(String name, Object payload) {
    cutover().signal(name, payload);
  }

  CutoverStatus awaitGate(Gate gate) {
    return await("gate " + gate, status -> status.gate() != null && status.gate().gate() == gate);
  }

  CutoverStatus awaitPhase(Phase phase) {
    return await("phase " + phase, status -> status.phase() == phase);
  }

  /** Fails at once if the cutover stops for a human or ends without what is waited for. */
  CutoverStatus await(String what, Predicate<CutoverStatus> condition) {
    return awaitUnless(
        what, condition, status -> status.stopped() != null || status.phase().ended());
  }

  /** A step that needs someone. */
  CutoverStatus awaitStopped() {
    return awaitUnless(
        "a stopped step", status -> status.stopped() != null, status -> status.phase().ended());
  }

  private CutoverStatus awaitUnless(
      String what, Predicate<CutoverStatus> condition, Predicate<CutoverStatus> hopeless) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      @Nullable CutoverStatus status = statusIfAnyoneAnswers();
      if (status != null && condition.test(status)) {
        return status;
      }
      boolean late = Instant.now().isAfter(deadline);
      if (late || (status != null && hopeless.test(status))) {
        throw new AssertionError("not reached: " + what + "; " + status);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Null while no worker is there to answer. */
  private @Nullable CutoverStatus statusIfAnyoneAnswers() {
    try {
      return status();
    } catch (WorkflowServiceException nobody) {
      return null;
    }
  }

  CutoverReport result() {
    try {
      return cutover().getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, CutoverReport.class);
    } catch (TimeoutException e) {
      throw new AssertionError("the cutover did not end: " + status(), e);
    }
  }

  /** All that Temporal keeps of the cutover, as it exports it. */
  String history() {
    return client.fetchHistory(CutoverWorkflow.id(pair)).toJson(false);
  }

  /** What the server tells of it: memo, search attributes, steps that run or fail. */
  String description() {
    return stubs
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(
                    WorkflowExecution.newBuilder().setWorkflowId(CutoverWorkflow.id(pair)))
                .build())
        .toString();
  }

  /** What a page about it shows in the Temporal UI. */
  String details() {
    return cutover().query("__temporal_workflow_metadata", WorkflowMetadata.class).toString();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
