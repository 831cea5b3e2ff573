package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables in scope that stand on both sides with the same columns, and why others do not. */
final class ComparedTables {
  private static final String COLUMNS = Statements.of(ComparedTables.class, "columns.sql");

  private final Tables provider;
  private final Map<QualifiedName, Table> subscriber;

  private ComparedTables(Tables provider, Map<QualifiedName, Table> subscriber) {
    this.provider = provider;
    this.subscriber = subscriber;
  }

  static ComparedTables read(BothSides sides, MigrationScope scope) throws SQLException {
    BothSides.Answers<Tables> tables = sides.ask(connection -> Tables.read(connection, scope));
    return of(tables.provider(), tables.subscriber());
  }

  static ComparedTables of(Tables provider, Tables subscriber) {
    return new ComparedTables(
        provider,
        subscriber.all().stream().collect(Collectors.toMap(Table::name, Function.identity())));
  }

  /** Whether there is no table at all. */
  boolean none() {
    return provider.all().isEmpty();
  }

  /** The replicated tables, whether they can be compared or not. */
  List<Table> replicated() {
    return provider.replicated();
  }

  /** The tables without replica identity, likewise. */
  List<Table> copied() {
    return provider.copied();
  }

  /** Those that can be compared; of the others it is told why not. */
  List<Table> comparable(List<Table> candidates, Findings findings) {
    List<Table> comparable = new ArrayList<>();
    for (Table table : candidates) {
      Optional<String> obstacle = obstacle(table);
      obstacle.ifPresentOrElse(findings::couldNotVerify, () -> comparable.add(table));
    }
    return comparable;
  }

  /** Why a table cannot be compared; empty when it can. */
  private Optional<String> obstacle(Table table) {
    Table other = subscriber.get(table.name());
    if (other == null) {
      return Optional.of("table %s does not exist on the subscriber".formatted(table.name()));
    }
    Set<String> missing = new HashSet<>(table.columns());
    missing.removeAll(other.columns());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "table %s lacks columns on the subscriber: %s"
                .formatted(table.name(), String.join(", ", missing)));
  }

  /** Tables with their columns' types, largest first. */
  static List<ComparedTable> typed(BothSides sides, List<Table> tables) throws SQLException {
    List<String> names = tables.stream().map(table -> table.name().quoted()).toList();
    BothSides.Answers<Map<String, Column>> columns = sides.ask(session -> columns(session, names));
    List<ComparedTable> typed = new ArrayList<>();
    for (Table table : tables) {
      typed.add(
          ComparedTable.of(
              table,
              columns(columns, table, table.key()),
              columns(columns, table, table.columns())));
    }
    typed.sort(Comparator.comparingLong(ComparedTable::bytes).reversed());
    return typed;
  }

  private static Map<String, Column> columns(Connection connection, List<String> tables)
      throws SQLException {
    Map<String, Column> columns = new HashMap<>();
    Query.of(connection, COLUMNS, tables)
        .list(
            row ->
                columns.put(
                    row.getString(1) + " " + row.getString(2),
                    new Column(row.getString(2), row.getString(3), row.getBoolean(4))));
    return columns;
  }

  private static List<Column> columns(
      BothSides.Answers<Map<String, Column>> found, Table table, List<String> names) {
    return names.stream()
        .map(
            name -> {
              Column provider = column(found.provider(), table, name);
              Column subscriber = column(found.subscriber(), table, name);
              return new Column(
                  name, provider.type(), provider.nullable() || subscriber.nullable());
            })
        .toList();
  }

  private static Column column(Map<String, Column> found, Table table, String name) {
    Column column = found.get(table.name().quoted() + " " + name);
    if (column == null) {
      throw new IllegalStateException(
          "column " + name + " of " + table.name() + " went away while it was compared");
    }
    return column;
  }
}
