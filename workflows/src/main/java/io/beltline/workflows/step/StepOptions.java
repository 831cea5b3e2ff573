package io.beltline.workflows.step;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * Activity options by kind of step, each named once. Attempts are not limited where a state is to
 * be reached: a failure that passes is tried again for as long as it takes, one that does not pass
 * is marked as such by the step itself.
 */
public final class StepOptions {
  /**
   * How soon a dead worker is noticed in a step inside the outage; a worker tells by it that the
   * next step comes at once.
   */
  public static final Duration OUTAGE_HEARTBEAT = Duration.ofSeconds(5);

  private StepOptions() {}

  /** A look or a change that takes moments; its statements have shorter timeouts than the step. */
  public static ActivityOptions quick() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(60))
        .setHeartbeatTimeout(Duration.ofSeconds(15))
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(30)))
        .build();
  }

  /**
   * A change that a command asks for: as a quick one, but somebody waits for it and is told why it
   * does not happen.
   */
  public static ActivityOptions commanded() {
    return ActivityOptions.newBuilder(quick())
        .setScheduleToCloseTimeout(Duration.ofMinutes(5))
        .build();
  }

  /** A copy, a build, a comparison or a wait: hours, with heartbeats; a cancel is waited for. */
  public static ActivityOptions lasting() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofDays(7))
        .setHeartbeatTimeout(Duration.ofSeconds(15))
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofMinutes(2)))
        .build();
  }

  /**
   * The same for a command: a failure that may pass is tried again for some minutes, then told to
   * whoever waits.
   */
  public static ActivityOptions lastingCommand() {
    return ActivityOptions.newBuilder(lasting())
        .setRetryOptions(
            RetryOptions.newBuilder(retry(Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .setMaximumAttempts(10)
                .build())
        .build();
  }

  /** A look that goes on beside a gate; nobody waits for its end. */
  public static ActivityOptions watching() {
    return ActivityOptions.newBuilder(lasting())
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .build();
  }

  /**
   * Inside the write outage: a dead worker is noticed in seconds, a retry costs little; the
   * outage's own deadline bounds it.
   */
  public static ActivityOptions outage() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(45))
        .setHeartbeatTimeout(OUTAGE_HEARTBEAT)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(retry(Duration.ofMillis(50), Duration.ofSeconds(1)))
        .build();
  }

  /**
   * A copy inside the write outage: as long as the outage's budget allows, which may be hours; a
   * dead worker is noticed as soon.
   */
  public static ActivityOptions outageCopy() {
    return ActivityOptions.newBuilder(outage()).setStartToCloseTimeout(Duration.ofDays(1)).build();
  }

  /** A look whose failure is the answer, once it was not a passing one. */
  public static ActivityOptions answer() {
    return ActivityOptions.newBuilder(quick())
        .setRetryOptions(
            RetryOptions.newBuilder(retry(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .setMaximumAttempts(2)
                .build())
        .build();
  }

  private static RetryOptions retry(Duration first, Duration longest) {
    return RetryOptions.newBuilder()
        .setInitialInterval(first)
        .setBackoffCoefficient(2)
        .setMaximumInterval(longest)
        .build();
  }
}
