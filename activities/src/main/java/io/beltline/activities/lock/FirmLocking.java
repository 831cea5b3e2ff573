package io.beltline.activities.lock;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.step.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Never hangs in a session that is {@linkplain Locking#limit limited}: after three tries it stops
 * and names whoever is in the way. With force it ends those sessions then, and no others, and tries
 * three times more; never one of Beltline.
 */
public final class FirmLocking implements Locking {
  private static final Logger log = LoggerFactory.getLogger(FirmLocking.class);
  private static final int TRIES = 3;

  private final Attempt attempt;
  private final boolean force;
  private final String remedy;

  private FirmLocking(Attempt attempt, boolean force, String remedy) {
    this.attempt = attempt;
    this.force = force;
    this.remedy = remedy;
  }

  /**
   * For the statements of a command that can be forced.
   *
   * @param force whether sessions that are in the way are ended
   */
  public static Locking of(Attempt attempt, boolean force) {
    return new FirmLocking(
        attempt,
        force,
        force
            ? "They are not to be ended, or others come; end those transactions, and type it again."
            : "End those transactions if they are forgotten ones, or let the command end them"
                + " (--force); then type it again.");
  }

  /** For statements that nobody is ended for, whatever is asked of the command. */
  public static Locking sparing(Attempt attempt) {
    return new FirmLocking(
        attempt,
        false,
        "End those transactions if they are forgotten ones; then type the command again.");
  }

  @Override
  public void run(
      Connection connection, LockTarget target, String attempted, Transaction.Body statements)
      throws SQLException {
    int tried = 0;
    while (true) {
      attempt.throwIfEnded();
      tried++;
      try {
        statements.run();
        return;
      } catch (SQLException e) {
        if (PostgresFailure.of(e.getSQLState()) != PostgresFailure.LOCK_NOT_AVAILABLE) {
          throw StepFailures.during("Could not " + attempted, e);
        }
      }
      if (tried >= TRIES) {
        clearTheWay(connection, target, attempted, force && tried < 2 * TRIES);
      }
    }
  }

  private void clearTheWay(
      Connection connection, LockTarget target, String attempted, boolean mayEnd)
      throws SQLException {
    List<LockHolder> holders = LockHolder.of(connection, target);
    if (!mayEnd) {
      throw Blockers.stopped(holders, attempted, remedy);
    }
    for (LockHolder holder : holders) {
      if (holder.end(connection)) {
        log.info("ended a session to {}: {}", attempted, holder.description());
      }
    }
  }
}
