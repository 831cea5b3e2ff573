package io.beltline.starter.fake;

import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command that does what the name of its database says: {@code different}, {@code failed}, {@code
 * unverified}; {@code down} and {@code misconfigured} cannot be run to their end; {@code late} and
 * {@code silent} run out of time; {@code slow} shows progress and {@code repeating} a step that
 * fails, until a signal comes; {@code echo} tells what it was asked; any other is done.
 */
public final class FakeCommand implements StepWorkflow {
  private final FakeStep step = step(Duration.ofHours(1));
  private boolean released;

  @Override
  public StepResult run(StepRequest request) {
    Workflow.registerListener((DynamicSignalHandler) (signal, content) -> release());
    String db = request.pair().db();
    switch (kind(db)) {
      case "down" -> throw failure("source: connection refused [08001]. Start it", "Unreachable");
      case "misconfigured" -> throw failure("src: is null in config.json", "ConfigurationInvalid");
      case "late" -> step(Duration.ofMillis(300)).setUpForwardLink();
      case "silent" -> step(Duration.ofMillis(300)).awaitForwardReady();
      case "slow" -> {
        Async.procedure(step::awaitForwardReady);
        Workflow.await(() -> released);
      }
      case "repeating" -> {
        Async.procedure(step::setUpForwardLink);
        Workflow.await(() -> released);
      }
      default -> {}
    }
    Command command = request.command();
    return new StepResult(
        request.pair(),
        command,
        outcome(db),
        "%s of %s has ended".formatted(command, db),
        db.equals("echo") ? echo(request.options()) : List.of(),
        BeltlineDataConverter.mapper().valueToTree(SampleDetails.of(command)));
  }

  /** {@code slow-2} does the same as {@code slow}. */
  private static String kind(String db) {
    int dash = db.indexOf('-');
    return dash < 0 ? db : db.substring(0, dash);
  }

  private void release() {
    released = true;
  }

  private static Outcome outcome(String db) {
    return switch (db) {
      case "different" -> Outcome.DIFFERENT;
      case "failed" -> Outcome.FAILED;
      case "unverified" -> Outcome.COULD_NOT_VERIFY;
      default -> Outcome.DONE;
    };
  }

  /** The options, and each file with its SQL. */
  private static List<String> echo(CommandOptions options) {
    CommandOptions typed = options.withFiles(CommandOptions.NONE.files());
    return Stream.concat(
            Stream.of(BeltlineDataConverter.mapper().valueToTree(typed).toString()),
            options.files().texts().entrySet().stream()
                .map(file -> file.getKey() + ": " + file.getValue().sql()))
        .toList();
  }

  private static FakeStep step(Duration limit) {
    return Workflow.newActivityStub(
        FakeStep.class,
        ActivityOptions.newBuilder()
            .setScheduleToCloseTimeout(limit)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(50))
                    .setBackoffCoefficient(1)
                    .build())
            .build());
  }

  private static ApplicationFailure failure(String message, String type) {
    return ApplicationFailure.newNonRetryableFailure(message, type);
  }
}
