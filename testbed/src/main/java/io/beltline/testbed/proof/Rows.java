package io.beltline.testbed.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows each table of the schema {@code public} has, counted one by one.
 *
 * @param counts table name to number of rows; partitioned tables through their partitions
 */
public record Rows(Map<String, Long> counts) {

  private static final String TABLES =
      """
      select c.oid::regclass::text from pg_class c
      where c.relkind in ('r', 'm') and c.relnamespace = 'public'::regnamespace
      """;

  public Rows {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** Counts every row of a database. */
  public static Rows of(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from " + table)) {
        row.next();
        counts.put(table, row.getLong(1));
      }
    }
    return new Rows(counts);
  }

  /** All rows of all tables. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many tables there are. */
  public int tables() {
    return counts.size();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
