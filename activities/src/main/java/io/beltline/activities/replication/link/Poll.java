package io.beltline.activities.replication.link;

import io.beltline.activities.step.Attempt;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for a state, never for a time. */
public final class Poll {
  private Poll() {}

  /** Looks again and again until it is so or the limit has passed; returns whether it is so. */
  public static boolean until(
      Attempt attempt, Duration limit, Duration interval, Condition condition) throws SQLException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      attempt.pause(interval);
    }
    return true;
  }

  /** What a poll waits for. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is so now. */
    boolean holds() throws SQLException;
  }
}
