package io.beltline.activities.step;

import io.beltline.activities.failure.StepFailures;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.configuration.PairConfiguration;
import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the body of a step as one {@link Attempt} and turns what goes wrong into a failure that says
 * what was attempted, on which pair, why, and what to do.
 */
public final class StepRunner {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final ConfigurationDirectory configurations;
  private final IdleSessions idle = new IdleSessions();

  /** Runs steps for the pairs of this folder. */
  public StepRunner(ConfigurationDirectory configurations) {
    this.configurations = configurations;
  }

  /** Runs a step's body. To be called from an activity, whose type is the step's name. */
  public <T> T run(Pair pair, Body<T> body) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    ActivityInfo info = context.getInfo();
    SessionTag tag =
        SessionTag.of(
            pair, stepOf(pair, info.getWorkflowId(), info.getActivityType()), info.getAttempt());
    String attempted = info.getActivityType() + " of " + pair;
    PairConfiguration configuration = configuration(pair);
    try (Heartbeats heartbeats = new Heartbeats(context, BEAT);
        Attempt attempt =
            new Attempt(
                pair,
                configuration,
                tag,
                SessionUse.of(info),
                isCommand(pair, info.getWorkflowId()),
                heartbeats,
                idle)) {
      return runUnlessEnded(heartbeats, attempt, attempted, body);
    } catch (ConfigurationException e) {
      throw StepFailures.configuration(e);
    }
  }

  /**
   * A command's steps are its own: they must not end those that a cutover, or another command, runs
   * at the same time.
   */
  static String stepOf(Pair pair, @Nullable String workflowId, String step) {
    return workflowId != null && isCommand(pair, workflowId)
        ? workflowId.substring(commands(pair).length()) + "." + step
        : step;
  }

  private static boolean isCommand(Pair pair, @Nullable String workflowId) {
    return workflowId != null && workflowId.startsWith(commands(pair));
  }

  private static String commands(Pair pair) {
    return "step/" + pair + "/";
  }

  /**
   * The pair's configuration as it is now, with every mistake told at once. For steps that touch no
   * database.
   */
  public PairConfiguration configuration(Pair pair) {
    try {
      return configurations.load(pair.dc(), pair.db());
    } catch (ConfigurationException e) {
      throw StepFailures.configuration(e);
    }
  }

  /** The names of a datacenter's pairs. For steps that touch no database. */
  public List<String> databases(String dc) {
    try {
      return configurations.databases(dc);
    } catch (ConfigurationException e) {
      throw StepFailures.configuration(e);
    }
  }

  private static <T> T runUnlessEnded(
      Heartbeats heartbeats, Attempt attempt, String attempted, Body<T> body) {
    try {
      return body.run(attempt);
    } catch (SQLException | IOException | RuntimeException e) {
      ActivityCompletionException end = heartbeats.end();
      if (end != null) {
        throw end;
      }
      throw failure(attempted, e);
    }
  }

  private static RuntimeException failure(String attempted, Exception e) {
    if (e instanceof SQLException sql) {
      return StepFailures.during(attempted, sql);
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return StepFailures.later("InputOutput", attempted + ": " + e.getMessage());
    }
    return (RuntimeException) e;
  }

  /** What a step does with its attempt. */
  @FunctionalInterface
  public interface Body<T> {
    /** Ensures the step's state and returns its result. */
    T run(Attempt attempt) throws SQLException, IOException;
  }
}
