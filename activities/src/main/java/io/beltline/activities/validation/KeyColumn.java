package io.beltline.activities.validation;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table's key, with the order of the index: by its operators, which a session without
 * {@code search_path} finds only by their schema, and its collation, which need not be the
 * column's.
 *
 * @param name unquoted
 * @param type as a cast writes it
 * @param operators before, up to, equal, from and beyond, as a statement writes them
 * @param collation likewise; null where the type has none
 * @see <a href="https://www.postgresql.org/docs/current/xindex.html">Operator classes</a>
 */
record KeyColumn(String name, String type, List<String> operators, @Nullable String collation) {
  private static final String READ = Statements.of(KeyColumn.class, "keys.sql");

  KeyColumn {
    operators = List.copyOf(operators);
  }

  /** The keys of tables, by their quoted names. */
  static Map<String, List<KeyColumn>> read(Connection connection, List<String> tables)
      throws SQLException {
    Map<String, List<KeyColumn>> keys = new LinkedHashMap<>();
    Query.of(connection, READ, tables)
        .list(
            row ->
                keys.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                    .add(column(row)));
    return keys;
  }

  private static KeyColumn column(ResultSet row) throws SQLException {
    return new KeyColumn(
        row.getString("attname"),
        row.getString("type"),
        Stream.of((Object[]) row.getArray("operators").getArray()).map(String::valueOf).toList(),
        row.getString("collation"));
  }

  /** Its value in the row {@code t}. */
  String value() {
    return "t." + Identifiers.quote(name);
  }

  /** The same as the index compares it. */
  String sorted() {
    return collation == null ? value() : "(" + value() + " collate " + collation + ")";
  }

  /** A parameter of this type, given as its text. */
  String parameter() {
    return "cast(?::text as " + type + ")";
  }

  String before() {
    return operators.get(0);
  }

  String upTo() {
    return operators.get(1);
  }

  String equal() {
    return operators.get(2);
  }

  String from() {
    return operators.get(3);
  }

  String beyond() {
    return operators.get(4);
  }
}
