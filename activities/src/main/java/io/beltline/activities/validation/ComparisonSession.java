package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens sessions in which the same value has the same text on both sides. */
final class ComparisonSession {
  private static final String SETTINGS =
      """
      set TimeZone = 'UTC'; set DateStyle = 'ISO, MDY'; set IntervalStyle = 'postgres';
      set bytea_output = 'hex'; set extra_float_digits = 3; set lc_monetary = 'C';
      set xmloption = 'content'; set quote_all_identifiers = off; set row_security = off;
      set max_parallel_workers_per_gather = 0
      """;
  private static final String READ_ONLY = "; set default_transaction_read_only = on";
  private static final int FIRST_WITH_JIT = 11;

  private ComparisonSession() {}

  /** A session of the side's root user that cannot write. */
  static Connection open(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    boolean hasJit = majorVersion(connection) >= FIRST_WITH_JIT;
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS + READ_ONLY + (hasJit ? "; set jit = off" : ""));
    }
    return connection;
  }

  /** The same for what is left of the session's transaction. */
  static void prepareTransaction(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS.replace("set ", "set local "));
    }
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
