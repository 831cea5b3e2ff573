package io.beltline.activities.lock;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.words.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The failures that name whoever keeps a lock from somebody. */
final class Blockers {
  private static final int NAMED = 10;

  private Blockers() {}

  /**
   * What an error means for the step that met it: when it got no lock, it is tried again, and the
   * failure names those who hold one.
   */
  static RuntimeException named(
      Connection connection, LockTarget target, String attempted, SQLException error)
      throws SQLException {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    if (failure != PostgresFailure.LOCK_NOT_AVAILABLE) {
      return StepFailures.during(attempted, error);
    }
    return StepFailures.later(
        failure.type(),
        couldNot(attempted, LockHolder.of(connection, target))
            + ". End those transactions if they are forgotten ones.");
  }

  /** The failure when it was tried often enough: it waits for a human. */
  static RuntimeException stopped(List<LockHolder> holders, String attempted, String remedy) {
    return StepFailures.stop("LocksHeld", couldNot(attempted, holders), remedy);
  }

  private static String couldNot(String attempted, List<LockHolder> holders) {
    return "Could not " + attempted + ": " + who(holders);
  }

  private static String who(List<LockHolder> holders) {
    if (holders.isEmpty()) {
      return "another session held a lock for too long";
    }
    return "locked by " + Names.list(holders.stream().map(LockHolder::description).toList(), NAMED);
  }
}
