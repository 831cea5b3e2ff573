package io.beltline.starter.temporal;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.StepResult;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run of a pair's command, as Temporal knows it. */
public final class StepRun {
  private final Connection connection;
  private final WorkflowStub stub;
  private final Command command;
  private final String id;
  private final @Nullable Instant since;

  private StepRun(
      Connection connection,
      Command command,
      WorkflowExecution execution,
      @Nullable Instant since) {
    this.connection = connection;
    this.command = command;
    this.stub =
        connection
            .client()
            .newUntypedWorkflowStub(
                WorkflowTargetOptions.newBuilder().setWorkflowExecution(execution).build());
    this.id = execution.getWorkflowId();
    this.since = since;
  }

  static StepRun started(Connection connection, Command command, WorkflowExecution execution) {
    return new StepRun(connection, command, execution, null);
  }

  static StepRun found(Connection connection, Command command, WorkflowExecutionDescription known) {
    return new StepRun(connection, command, known.getExecution(), known.getStartTime());
  }

  /** The workflow's id. */
  public String id() {
    return id;
  }

  /** Since when it had run already when it was asked for; null if it was started then. */
  public @Nullable Instant since() {
    return since;
  }

  /** What Temporal knows of it now. */
  public WorkflowExecutionDescription describe() {
    return connection.call(stub::describe);
  }

  /**
   * Waits for the end for as long as that; empty while it runs on. A run that could not be brought
   * to its end is thrown, with the reason.
   *
   * @throws NoAnswerException if Temporal does not answer; the run itself goes on
   */
  public Optional<StepResult> result(Duration limit) {
    try {
      return connection.call(limit.plus(connection.deadlines().call()), () -> await(limit));
    } catch (WorkflowFailedException e) {
      throw StepFailure.inWords(command, e);
    }
  }

  private Optional<StepResult> await(Duration limit) {
    try {
      return Optional.of(stub.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, StepResult.class));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }
}
