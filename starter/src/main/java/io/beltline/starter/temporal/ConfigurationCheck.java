package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.configuration.ConfigurationCheckWorkflow;
import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.pair.Pair;
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

/**
 * Proves that a worker serves a pair's datacenter and can use its configuration, before anything
 * else is started.
 *
 * <p>The check is a workflow with an execution timeout of a few seconds: if nobody takes it,
 * Temporal itself ends it, so that it cannot run later, whatever becomes of this process.
 */
public final class ConfigurationCheck {
  private static final String INVALID = "ConfigurationInvalid";
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Connection connection;
  private final Path directory;

  /** Checks over this connection; hints at what {@code configs/} in the directory lists. */
  public ConfigurationCheck(Connection connection, Path directory) {
    this.connection = connection;
    this.directory = directory;
  }

  /** Returns if the pair's cutover can be started; throws with the reason otherwise. */
  public void require(Pair pair) {
    Duration limit = connection.deadlines().check();
    ConfigurationCheckWorkflow typed =
        connection
            .client()
            .newWorkflowStub(
                ConfigurationCheckWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId("check/%s/%s".formatted(pair, UUID.randomUUID()))
                    .setTaskQueue(pair.taskQueue())
                    .setWorkflowExecutionTimeout(limit)
                    .setStaticSummary("can a worker use the configuration of " + pair + "?")
                    .build());
    WorkflowStub check = WorkflowStub.fromTyped(typed);
    connection.call(() -> check.start(pair));
    try {
      connection.call(limit.plus(MARGIN), () -> await(check, limit.plus(MARGIN)));
    } catch (WorkflowFailedException e) {
      throw inWords(e, pair);
    }
  }

  private static PairSettings await(WorkflowStub check, Duration limit) {
    try {
      return check.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, PairSettings.class);
    } catch (TimeoutException e) {
      throw new NoAnswerException(
          "Temporal did not end the configuration check in time; nothing was started.", e);
    }
  }

  private BeltException inWords(WorkflowFailedException failure, Pair pair) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof ApplicationFailure invalid && INVALID.equals(invalid.getType())) {
        return new BeltException(ExitCode.USAGE, invalid.getOriginalMessage(), failure);
      }
      if (cause instanceof TimeoutFailure) {
        return Workers.missing(pair, connection.deadlines().check(), directory);
      }
    }
    return new BeltException(
        ExitCode.FAILED,
        "The configuration of %s could not be checked: %s".formatted(pair, cause.getMessage()),
        failure);
  }
}
