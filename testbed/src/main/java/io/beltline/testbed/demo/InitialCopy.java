package io.beltline.testbed.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Watches a destination for the copy of its first rows. */
final class InitialCopy {

  private static final String RUNNING =
      "select exists (select from pg_stat_progress_copy where command = 'COPY FROM')";

  private final Connection destination;

  InitialCopy(Connection destination) {
    this.destination = destination;
  }

  /** Whether rows are being copied into a table right now. */
  boolean isRunning() {
    try (Statement statement = destination.createStatement();
        ResultSet row = statement.executeQuery(RUNNING)) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot watch the initial copy", e);
    }
  }
}
