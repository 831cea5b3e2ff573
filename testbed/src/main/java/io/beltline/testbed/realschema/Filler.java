package io.beltline.testbed.realschema;

import io.beltline.testbed.Resource;
import io.beltline.testbed.rehearsal.Narrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills every empty table of a database with rows that its constraints accept. */
final class Filler {

  /** A table that refuses so many in a row gets no more. */
  private static final int HOPELESS = 3;

  private final Connection connection;
  private final Narrator narrator;

  /** Fills through a session of a superuser. */
  Filler(Connection connection, Narrator narrator) {
    this.connection = connection;
    this.narrator = narrator;
  }

  /**
   * How full it is.
   *
   * @param tables that can hold rows
   * @param filled that hold some
   * @param rows in all
   * @param empty why the others are empty
   */
  record Filled(int tables, int filled, long rows, Map<String, String> empty) {}

  /** Fills each table that is empty with as many rows as are wanted; leaves no triggers to fire. */
  Filled fill(int wanted) throws SQLException {
    execute("set search_path = ''");
    Catalog catalog = Catalog.of(connection);
    // What indexes, checks and views call may rely on the path that an application has.
    execute("reset search_path; set session_replication_role = replica");
    Map<String, String> refusals = new TreeMap<>();
    for (TableName table : catalog.columns().keySet()) {
      if (count(table) == 0) {
        fill(new RowMaker(table, catalog), wanted, refusals);
      }
    }
    deleteOrphans();
    executeAll("sequences.sql");
    execute("reset session_replication_role");
    refresh();
    execute("analyze");
    return account(catalog, refusals);
  }

  private void fill(RowMaker maker, int wanted, Map<String, String> refusals) throws SQLException {
    int refused = 0;
    boolean any = false;
    for (int n = 1; n <= wanted && (any || refused < HOPELESS); n++) {
      if (maker.insert(connection, n, n)) {
        any = true;
      } else {
        refused++;
        refusals.put(maker.table().quoted(), maker.refusal());
      }
    }
  }

  /** Foreign keys do not hold in a session that fires no triggers; afterwards they do. */
  private void deleteOrphans() throws SQLException {
    List<String> statements = statements("orphans.sql");
    int deleted = 1;
    while (deleted > 0) {
      deleted = 0;
      for (String delete : statements) {
        try (Statement statement = connection.createStatement()) {
          deleted += statement.executeUpdate(delete);
        }
      }
    }
  }

  private void refresh() throws SQLException {
    for (String refresh : statements("matviews.sql")) {
      try {
        execute(refresh);
      } catch (SQLException e) {
        narrator.say("Stays as it is: %s: %s".formatted(refresh, e.getMessage()));
      }
    }
  }

  private Filled account(Catalog catalog, Map<String, String> refusals) throws SQLException {
    long rows = 0;
    int filled = 0;
    Map<String, String> empty = new TreeMap<>();
    for (TableName table : catalog.columns().keySet()) {
      long here = count(table);
      rows += here;
      filled += here > 0 ? 1 : 0;
      if (here == 0) {
        String why = refusals.getOrDefault(table.quoted(), "its rows referred to nothing");
        empty.put(table.quoted(), why);
      }
    }
    return new Filled(catalog.columns().size(), filled, rows, empty);
  }

  private long count(TableName table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table.quoted())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void executeAll(String resource) throws SQLException {
    for (String statement : statements(resource)) {
      execute(statement);
    }
  }

  private List<String> statements(String resource) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resource.text(Filler.class, resource))) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return statements;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
