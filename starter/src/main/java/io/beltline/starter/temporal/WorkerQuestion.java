package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a worker of a datacenter something about its configuration, before anything else is started.
 *
 * <p>The question is a workflow with an execution timeout of a few seconds: if nobody takes it,
 * Temporal itself ends it, so that it cannot run later, whatever becomes of this process.
 */
final class WorkerQuestion {
  /** The type of a failure that a mistake in the configuration causes. */
  static final String INVALID = "ConfigurationInvalid";

  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Connection connection;
  private final Path directory;

  /** Asks over this connection; hints at what {@code configs/} in the directory lists. */
  WorkerQuestion(Connection connection, Path directory) {
    this.connection = connection;
    this.directory = directory;
  }

  /**
   * Returns the worker's answer, or throws with the reason.
   *
   * @param subject what is asked about: a datacenter, or a pair
   * @param start hands the question over
   */
  <A> A ask(
      String dc,
      String subject,
      Class<?> workflow,
      Class<A> answer,
      Function<WorkflowStub, WorkflowExecution> start) {
    Duration limit = connection.deadlines().check();
    Object typed =
        connection
            .client()
            .newWorkflowStub(
                workflow,
                WorkflowOptions.newBuilder()
                    .setWorkflowId("check/%s/%s".formatted(subject, UUID.randomUUID()))
                    .setTaskQueue(Workers.taskQueue(dc))
                    .setWorkflowExecutionTimeout(limit)
                    .setStaticSummary("can a worker use the configuration of " + subject + "?")
                    .build());
    WorkflowStub question = WorkflowStub.fromTyped(typed);
    connection.call(() -> start.apply(question));
    try {
      return connection.call(limit.plus(MARGIN), () -> await(question, limit.plus(MARGIN), answer));
    } catch (WorkflowFailedException e) {
      throw inWords(e, dc, subject);
    }
  }

  private static <A> A await(WorkflowStub question, Duration limit, Class<A> answer) {
    try {
      return question.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, answer);
    } catch (TimeoutException e) {
      throw new NoAnswerException(
          "Temporal did not end the configuration check in time; nothing was started.", e);
    }
  }

  private BeltException inWords(WorkflowFailedException failure, String dc, String subject) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof ApplicationFailure invalid && INVALID.equals(invalid.getType())) {
        return new BeltException(ExitCode.USAGE, invalid.getOriginalMessage(), failure);
      }
      if (cause instanceof TimeoutFailure) {
        return Workers.missing(dc, connection.deadlines().check(), directory);
      }
    }
    return new BeltException(
        ExitCode.FAILED,
        "The configuration of %s could not be checked: %s".formatted(subject, cause.getMessage()),
        failure);
  }
}
