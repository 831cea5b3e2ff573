package io.beltline.activities.lock;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import java.sql.Connection;
import java.sql.SQLException;

/** How statements come by their locks. */
@FunctionalInterface
public interface Locking {
  /**
   * One try: the failure names who was in the way, and the step is tried again for as long as it
   * takes.
   */
  Locking TRYING_AGAIN =
      (connection, target, attempted, statements) -> {
        try {
          statements.run();
        } catch (SQLException e) {
          throw Blockers.named(connection, target, attempted, e);
        }
      };

  /**
   * Keeps a session's statements from waiting longer for a lock than somebody at a terminal would,
   * and than those can bear who queue up behind them.
   */
  static void limit(Connection connection) throws SQLException {
    Query.of(connection, "set lock_timeout = '2s'").run();
  }

  /**
   * Runs statements, which may be run again.
   *
   * @param connection session that they run in; its {@code lock_timeout} is how long each waits
   * @param target what they lock
   * @param attempted what they do, for the failure: goes on a sentence after "could not"
   * @param statements leave nothing behind when they get no lock
   */
  void run(Connection connection, LockTarget target, String attempted, Transaction.Body statements)
      throws SQLException;
}
