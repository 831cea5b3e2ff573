package io.beltline.testbed.realschema;

import io.beltline.testbed.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What rows have to respect in a database.
 *
 * @param types the types and their values
 * @param columns of every table that rows are put into
 * @param checks of every table, by the constraint's name
 * @param bounds what a partition demands: the value of a column
 * @param keys which columns refer to which
 */
record Catalog(
    Types types,
    Map<TableName, List<Column>> columns,
    Map<TableName, Map<String, Check>> checks,
    Map<TableName, Map<String, String>> bounds,
    ForeignKeys keys) {

  private static final Pattern LITERAL =
      Pattern.compile("'((?:[^']|'')*)'|\\b(?:true|false)\\b|(?<![\\w.'])-?\\d+(?:\\.\\d+)?");
  private static final Pattern BOUND =
      Pattern.compile("^FOR VALUES (?:IN|FROM) \\((.*?)\\)(?: TO|$)");

  /**
   * A constraint.
   *
   * @param columns that it looks at
   * @param literals that stand in it: values that it may want
   */
  record Check(List<String> columns, List<String> literals) {}

  /** Reads it; the connection's search path must be empty, so that types are named in full. */
  static Catalog of(Connection connection) throws SQLException {
    Types types = Types.of(connection);
    Map<TableName, List<Column>> columns = columns(connection);
    return new Catalog(
        types,
        columns,
        checks(connection),
        bounds(connection),
        ForeignKeys.of(connection, columns, types));
  }

  private static Map<TableName, List<Column>> columns(Connection connection) throws SQLException {
    Map<TableName, List<Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resource.text(Catalog.class, "columns.sql"))) {
      while (rows.next()) {
        columns
            .computeIfAbsent(table(rows), any -> new ArrayList<>())
            .add(
                new Column(
                    rows.getString("column_name"),
                    rows.getLong("type"),
                    rows.getInt("modifier"),
                    rows.getString("type_name"),
                    rows.getBoolean("not_null"),
                    rows.getBoolean("in_key")));
      }
    }
    return columns;
  }

  private static Map<TableName, Map<String, Check>> checks(Connection connection)
      throws SQLException {
    Map<TableName, Map<String, Check>> checks = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resource.text(Catalog.class, "checks.sql"))) {
      while (rows.next()) {
        Check check =
            new Check(
                List.of((String[]) rows.getArray("columns").getArray()),
                literals(rows.getString("definition")));
        checks
            .computeIfAbsent(table(rows), any -> new HashMap<>())
            .merge(rows.getString("name"), check, Catalog::both);
      }
    }
    return checks;
  }

  /** The same domain at two columns. */
  private static Check both(Check one, Check other) {
    List<String> columns = new ArrayList<>(one.columns());
    columns.addAll(other.columns());
    return new Check(columns, one.literals());
  }

  private static Map<TableName, Map<String, String>> bounds(Connection connection)
      throws SQLException {
    Map<TableName, Map<String, String>> bounds = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resource.text(Catalog.class, "bounds.sql"))) {
      while (rows.next()) {
        Matcher bound = BOUND.matcher(rows.getString("bound"));
        if (bound.find()) {
          @Nullable String[] columns = (String[]) rows.getArray("columns").getArray();
          List<String> values = literals(bound.group(1));
          for (int place = 0; place < Math.min(columns.length, values.size()); place++) {
            String column = columns[place];
            if (column != null) {
              bounds
                  .computeIfAbsent(table(rows), any -> new HashMap<>())
                  .put(column, values.get(place));
            }
          }
        }
      }
    }
    return bounds;
  }

  private static TableName table(ResultSet rows) throws SQLException {
    return new TableName(rows.getString("schema_name"), rows.getString("table_name"));
  }

  private static List<String> literals(String expression) {
    return LITERAL
        .matcher(expression)
        .results()
        .map(found -> found.group(1) == null ? found.group() : found.group(1).replace("''", "'"))
        .distinct()
        .toList();
  }
}
