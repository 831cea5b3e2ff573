package io.beltline.activities.step;

import io.beltline.workflows.step.StepOptions;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;

/**
 * How a step uses its sessions.
 *
 * @param statementLimit how long a statement may take; zero for as long as it needs
 * @param kept whether they are kept for the next step. Only those of steps inside an outage are
 *     worth it. Others must not be: pglogical remembers in a session what it looked up, and
 *     stumbles over it when its extension is made anew.
 */
record SessionUse(Duration statementLimit, boolean kept) {
  private static final Duration LONG_STEP = Duration.ofMinutes(10);

  /**
   * A quick step's statements end before the step's time is up; a long step's take as long as they
   * need.
   */
  static SessionUse of(ActivityInfo step) {
    Duration startToClose = step.getStartToCloseTimeout();
    return new SessionUse(
        startToClose.compareTo(LONG_STEP) >= 0 ? Duration.ZERO : startToClose,
        StepOptions.OUTAGE_HEARTBEAT.equals(step.getHeartbeatTimeout()));
  }
}
