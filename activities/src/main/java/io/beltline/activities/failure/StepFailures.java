package io.beltline.activities.failure;

import io.beltline.configuration.problem.ConfigurationException;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Makes the failures that leave a step. Messages say what was attempted, on which pair and side,
 * the cause and the remedy; they never hold a secret or a row's values, and carry no cause chain
 * that could.
 */
public final class StepFailures {
  private StepFailures() {}

  /** A failure that waits for a human: it is not tried again by itself. */
  public static ApplicationFailure stop(String type, String what, String remedy) {
    return ApplicationFailure.newNonRetryableFailure(what + ". " + remedy, type);
  }

  /** A configuration that cannot be used, told in its own words: file, field and remedy. */
  public static ApplicationFailure configuration(ConfigurationException error) {
    return ApplicationFailure.newNonRetryableFailure(
        String.valueOf(error.getMessage()), "ConfigurationInvalid");
  }

  /** A failure that passes: the step is tried again. */
  public static ApplicationFailure later(String type, String what) {
    return ApplicationFailure.newFailure(what, type);
  }

  /** A failure that passes: the step is tried again after a delay of its own choosing. */
  public static ApplicationFailure later(String type, String what, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setMessage(what)
        .setType(type)
        .setNextRetryDelay(delay)
        .build();
  }

  /** What an error of the server or the connection means for the step that met it. */
  public static ApplicationFailure during(String attempted, SQLException error) {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    String message = attempted + ": " + cause(error) + ". " + failure.remedy();
    return failure.retryable()
        ? later(failure.type(), message)
        : ApplicationFailure.newNonRetryableFailure(message, failure.type());
  }

  /** The error in words with its SQLSTATE, without detail lines, because those hold row values. */
  public static String cause(SQLException error) {
    String state = error.getSQLState();
    return primaryMessage(error, state) + " [" + (state == null ? "no SQLSTATE" : state) + "]";
  }

  private static String primaryMessage(SQLException error, @Nullable String state) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String message = server == null ? error.getMessage() : server.getMessage();
    if (message == null) {
      return error.getClass().getSimpleName();
    }
    // Class 22 (data exception) quotes the offending value after the first colon.
    boolean quotesValue = state != null && state.startsWith("22") && message.contains(":");
    return (quotesValue ? message.substring(0, message.indexOf(':')) : message).strip();
  }
}
