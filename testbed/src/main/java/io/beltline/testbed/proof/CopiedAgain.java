package io.beltline.testbed.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which tables a destination received more than once, by its statistics: more rows were inserted
 * there than the table ever had. Of a table that was being copied when its worker was killed that
 * is to be expected.
 */
final class CopiedAgain {

  /** Tables without a key are left out: they are copied behind the fence, and may be rehearsed. */
  private static final String INSERTED =
      """
      select c.oid::regclass::text, s.n_tup_ins,
             (select xact_rollback from pg_stat_database where datname = current_database())
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = 'public'
        and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
      """;

  /** Rows that a transaction of the application inserts into one table, at most. */
  private static final int MOST_BY_ONE_TRANSACTION = 2;

  private CopiedAgain() {}

  /**
   * The tables that came more than once.
   *
   * @param rows how many rows each table must have had in the end, at most
   */
  static List<String> tables(Map<String, Long> rows, Connection destination) throws SQLException {
    List<String> again = new ArrayList<>();
    try (Statement statement = destination.createStatement();
        ResultSet inserted = statement.executeQuery(INSERTED)) {
      while (inserted.next()) {
        String table = inserted.getString(1);
        // What was inserted and rolled back counts as inserted, too.
        long undone = inserted.getLong(3) * MOST_BY_ONE_TRANSACTION;
        if (inserted.getLong(2) - undone > rows.getOrDefault(table, Long.MAX_VALUE)) {
          again.add(table);
        }
      }
    }
    return again;
  }
}
