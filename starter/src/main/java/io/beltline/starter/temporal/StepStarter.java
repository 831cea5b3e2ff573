package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.beltline.workflows.pair.Pair;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a pair's command, or finds the one that runs already with the same options. Of one pair
 * the same command never runs twice at once.
 */
public final class StepStarter {
  /** One that ended between two looks is started after all. */
  private static final int TRIES = 3;

  private final Connection connection;
  private final Conflicts conflicts;

  /** Starts over this connection. */
  public StepStarter(Connection connection) {
    this.connection = connection;
    this.conflicts = new Conflicts(connection);
  }

  /** Returns the run; throws if it is refused, or runs with other options. */
  public StepRun start(StepRequest request) {
    Pair pair = request.pair();
    Command command = request.command();
    Optional<WorkflowExecutionDescription> known =
        command.changes() ? conflicts.find(pair, command) : Optional.empty();
    for (int tried = 0; tried < TRIES; tried++) {
      if (known.isPresent()) {
        return adopted(request, known.get());
      }
      try {
        return StepRun.started(connection, pair, command, begun(request));
      } catch (WorkflowExecutionAlreadyStarted e) {
        known = conflicts.describe(StepWorkflow.id(pair, command));
      }
    }
    throw new BeltException(
        ExitCode.FAILED, "%s of %s is being started by others; repeat it".formatted(command, pair));
  }

  private WorkflowExecution begun(StepRequest request) {
    StepWorkflow typed = connection.client().newWorkflowStub(StepWorkflow.class, options(request));
    try {
      return connection.call(() -> WorkflowStub.fromTyped(typed).start(request));
    } catch (WorkflowServiceException e) {
      throw UnknownSearchAttributes.told(e);
    }
  }

  private StepRun adopted(StepRequest request, WorkflowExecutionDescription known) {
    if (!OptionsMemo.same(request.options(), known)) {
      throw new BeltException(
          ExitCode.FAILED,
          "Refused: %s of %s runs already, with other options. %s"
              .formatted(request.command(), request.pair(), Conflicts.inWords(known)));
    }
    return StepRun.found(connection, known);
  }

  private static WorkflowOptions options(StepRequest request) {
    Pair pair = request.pair();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(StepWorkflow.id(pair, request.command()))
        .setTaskQueue(pair.taskQueue())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setMemo(Map.of(OptionsMemo.KEY, OptionsMemo.of(request.options())))
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(BeltSearchAttributes.DATACENTER, pair.dc())
                .set(BeltSearchAttributes.DATABASE, pair.db())
                .build())
        .setStaticSummary("%s of %s".formatted(request.command(), pair))
        .build();
  }
}
