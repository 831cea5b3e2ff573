package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form in which {@code COPY} carries a table: binary where both servers are of the same major
 * version and all types are the same built-in ones on both, text otherwise.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
enum Format {
  TEXT("text"),
  BINARY("binary");

  /** Looking at the types costs more than it saves below this size. */
  private static final long WORTH_LOOKING_BYTES = 1024 * 1024;

  private static final String TYPES = Statements.of(Format.class, "types.sql");

  private final String option;

  Format(String option) {
    this.option = option;
  }

  /** The name of the {@code COPY} option. */
  String option() {
    return option;
  }

  /** The tables that can be carried in binary form. */
  static Set<QualifiedName> binary(Connection provider, Connection subscriber, List<Table> tables)
      throws SQLException {
    List<Table> big = tables.stream().filter(t -> t.bytes() >= WORTH_LOOKING_BYTES).toList();
    Set<QualifiedName> same = new HashSet<>();
    if (!big.isEmpty() && majorVersion(provider) == majorVersion(subscriber)) {
      Map<QualifiedName, String> there = portable(provider, big);
      portable(subscriber, big).entrySet().stream()
          .filter(here -> here.getValue().equals(there.get(here.getKey())))
          .forEach(here -> same.add(here.getKey()));
    }
    return same;
  }

  private static int majorVersion(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  private static Map<QualifiedName, String> portable(Connection connection, List<Table> tables)
      throws SQLException {
    Map<QualifiedName, String> types = new HashMap<>();
    Query.of(
            connection,
            TYPES,
            tables.stream().map(table -> table.name().schema()).toList(),
            tables.stream().map(table -> table.name().name()).toList())
        .list(
            row ->
                types.put(
                    new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
                    row.getString("types")));
    return types;
  }
}
