package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions in which the same value has the same text on both sides. */
final class ComparisonSession {
  private static final String SETTINGS =
      Statements.of(ComparisonSession.class, "session-settings.sql");

  private ComparisonSession() {}

  /** A session of the side's root user that cannot write. */
  static Connection open(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    set(connection, false);
    return connection;
  }

  /** The same for what is left of the session's transaction. */
  static void prepareTransaction(Connection connection) throws SQLException {
    set(connection, true);
  }

  private static void set(Connection connection, boolean forTransaction) throws SQLException {
    Query.of(connection, SETTINGS, forTransaction).run();
  }

  static int majorVersion(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** The server's end of log now; every commit that was visible before lies before it. */
  static String endOfLog(Connection connection) throws SQLException {
    String function =
        majorVersion(connection) >= 10
            ? "pg_current_wal_insert_lsn"
            : "pg_current_xlog_insert_location";
    return Query.of(connection, "select " + function + "()::text").one(row -> row.getString(1));
  }
}
