package io.beltline.activities.step;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions, whatever state they are in. */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  /**
   * Everything that {@code DISCARD ALL} does, but for prepared statements and their plans: the step
   * that uses the session next in an outage finds them made by the rehearsal.
   */
  private static final String RESET =
      """
      close all; reset session authorization; reset all; unlisten *; select pg_catalog.pg_advisory_unlock_all();
      discard sequences; discard temporary
      """;

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

  /** Makes a session the session of a step. */
  static void tag(Connection connection, SessionTag tag) throws SQLException {
    Query.of(connection, "select set_config('application_name', ?, false)", tag.toString()).run();
  }

  /**
   * Releases what the session holds and takes its settings back to those of its start; false if
   * that cannot be done.
   */
  static boolean reset(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      connection.setReadOnly(false);
      statement.execute(RESET);
      return true;
    } catch (SQLException e) {
      log.debug("a session cannot be used again; it is closed", e);
      return false;
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
