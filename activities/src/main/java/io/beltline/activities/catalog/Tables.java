package io.beltline.activities.catalog;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the tables of a {@link MigrationScope}. */
public final class Tables {
  private static final String READ = Statements.of(Tables.class, "tables.sql");

  private final List<Table> all;

  private Tables(List<Table> all) {
    this.all = all;
  }

  /** Reads every table in scope, ordered by name. Waits for whoever has one locked. */
  public static Tables read(Connection connection, MigrationScope scope) throws SQLException {
    return read(connection, scope, true);
  }

  /** The same with sizes of zero, also while tables are locked: to read a size takes a lock. */
  public static Tables readWithoutSizes(Connection connection, MigrationScope scope)
      throws SQLException {
    return read(connection, scope, false);
  }

  private static Tables read(Connection connection, MigrationScope scope, boolean sizes)
      throws SQLException {
    return new Tables(
        Query.of(
                connection,
                READ,
                sizes,
                scope.schemaName().orElse(null),
                scope.tables(),
                scope.tables())
            .list(Tables::table));
  }

  /** All of them, partitioned parents included. */
  public List<Table> all() {
    return all;
  }

  /** The tables that a link carries. */
  public List<Table> replicated() {
    return travelling(Travel.REPLICATED);
  }

  /** The tables that are copied behind the fence. */
  public List<Table> copied() {
    return travelling(Travel.COPIED);
  }

  private List<Table> travelling(Travel travel) {
    return all.stream().filter(table -> table.travel() == travel).toList();
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
        row.getLong("oid"),
        row.getString("shape"),
        Travel.valueOf(row.getString("travel")),
        texts(row, "key_columns"),
        columns(row),
        row.getLong("bytes"),
        row.getLong("estimated_rows"));
  }

  private static List<Column> columns(ResultSet row) throws SQLException {
    List<String> names = texts(row, "column_names");
    List<String> types = texts(row, "column_types");
    Boolean[] nullable = (Boolean[]) row.getArray("column_nullable").getArray();
    Boolean[] computed = (Boolean[]) row.getArray("column_computed").getArray();
    Boolean[] opaque = (Boolean[]) row.getArray("column_opaque").getArray();
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Column(names.get(i), types.get(i), nullable[i], computed[i], opaque[i]))
        .toList();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Stream.of((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
  }
}
