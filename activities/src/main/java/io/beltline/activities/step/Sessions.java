package io.beltline.activities.step;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions, whatever state they are in. */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private Sessions() {}

  /**
   * Cancels what the session's statement does on the server and breaks the connection, from another
   * thread.
   */
  static void interrupt(Connection connection) {
    try {
      if (!connection.isClosed()) {
        connection.unwrap(PGConnection.class).cancelQuery();
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      log.debug("could not cancel a statement; its session ends with the connection", e);
    }
  }

  /** Closes the session; an open transaction is rolled back by the server. */
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("could not close a session; the server notices the broken connection", e);
    }
  }
}
