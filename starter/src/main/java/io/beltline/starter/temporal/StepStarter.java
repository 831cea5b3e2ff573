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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a pair's command, or finds the one that runs already with the same options. Of one pair
 * the same changing command never runs twice at once; one that only looks runs beside another with
 * other options, under an id of its own.
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

  /** Returns the run; throws if it is refused, or changes something and has other options. */
  public StepRun start(StepRequest request) {
    Pair pair = request.pair();
    Command command = request.command();
    String id = StepWorkflow.id(pair, command);
    if (!command.changes()) {
      return start(request, id, Optional.empty());
    }
    Reservation reservation = new Reservation(connection, pair);
    return reservation.during(
        () -> {
          Optional<WorkflowExecutionDescription> known = conflicts.find(pair, command);
          reservation.requireTime();
          return start(request, id, known);
        });
  }

  private StepRun start(
      StepRequest request, String id, Optional<WorkflowExecutionDescription> running) {
    Optional<WorkflowExecutionDescription> known = running;
    for (int tried = 0; tried < TRIES; tried++) {
      if (known.isPresent()) {
        return adopted(request, id, known.get());
      }
      try {
        return StepRun.started(connection, request.command(), begun(request, id));
      } catch (WorkflowExecutionAlreadyStarted e) {
        known = conflicts.describe(id);
      }
    }
    throw new BeltException(
        ExitCode.FAILED,
        "%s of %s is being started by others; repeat it"
            .formatted(request.command(), request.pair()));
  }

  private WorkflowExecution begun(StepRequest request, String id) {
    StepWorkflow typed =
        connection.client().newWorkflowStub(StepWorkflow.class, options(request, id));
    try {
      return connection.call(() -> WorkflowStub.fromTyped(typed).start(request));
    } catch (NoAnswerException e) {
      throw e.whileStarting();
    } catch (WorkflowServiceException e) {
      throw UnknownSearchAttributes.told(e);
    }
  }

  private StepRun adopted(StepRequest request, String id, WorkflowExecutionDescription known) {
    List<String> differences = OptionsMemo.differences(request.options(), known);
    if (differences.isEmpty()) {
      return StepRun.found(connection, request.command(), known);
    }
    String own = OptionsMemo.idOf(request);
    if (request.command().changes() || id.equals(own)) {
      throw new BeltException(
          ExitCode.FAILED,
          "Refused: %s of %s runs already, with other options; what differs: %s. %s"
              .formatted(
                  request.command(),
                  request.pair(),
                  String.join(", ", differences),
                  Conflicts.inWords(known)));
    }
    return start(request, own, Optional.empty());
  }

  private static WorkflowOptions options(StepRequest request, String id) {
    Pair pair = request.pair();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
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
