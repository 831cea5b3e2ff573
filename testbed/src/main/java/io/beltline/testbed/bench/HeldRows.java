package io.beltline.testbed.bench;

import io.beltline.testbed.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds the rows of a database.
 *
 * @param tables their quoted names
 * @param bytes on disk, with TOAST and without indexes
 * @param rows in all of them
 */
record HeldRows(List<String> tables, long bytes, long rows) {
  private static final String TABLES = Resource.text(HeldRows.class, "tables.sql");
  private static final String NO_SUCH_FUNCTION = "42883";

  static HeldRows of(Connection session) throws SQLException {
    List<String> tables = new ArrayList<>();
    long bytes = 0;
    long rows = 0;
    try (Statement statement = session.createStatement()) {
      try (ResultSet found = statement.executeQuery(TABLES)) {
        while (found.next()) {
          tables.add(found.getString(1));
          bytes += found.getLong(2);
        }
      }
      for (String table : tables) {
        try (ResultSet count = statement.executeQuery(Rival.COUNT.statement(table))) {
          count.next();
          rows += count.getLong(1);
        }
      }
    }
    return new HeldRows(List.copyOf(tables), bytes, rows);
  }

  /** Asks for each table; false where a type of one has no hash of its own. */
  boolean ask(Connection session, Rival rival) throws SQLException {
    try (Statement statement = session.createStatement()) {
      for (String table : tables) {
        statement.execute(rival.statement(table));
      }
      return true;
    } catch (SQLException e) {
      if (NO_SUCH_FUNCTION.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  double megabytesIn(double seconds) {
    return bytes / seconds / 1e6;
  }
}
