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
  private static final String KEY_TYPES = Statements.of(ComparedTables.class, "key-types.sql");

  private final Tables provider;
  private final Map<QualifiedName, Table> subscriber;

  private ComparedTables(Tables provider, Map<QualifiedName, Table> subscriber) {
    this.provider = provider;
    this.subscriber = subscriber;
  }

  static ComparedTables read(BothSides sides, MigrationScope scope) throws SQLException {
    BothSides.Answers<Tables> tables = sides.ask(connection -> Tables.read(connection, scope));
    return new ComparedTables(
        tables.provider(),
        tables.subscriber().all().stream()
            .collect(Collectors.toMap(Table::name, Function.identity())));
  }

  /** The replicated tables, whether they can be compared or not. */
  List<Table> replicated() {
    return provider.replicated();
  }

  /** The tables without replica identity, likewise. */
  List<Table> copied() {
    return provider.copied();
  }

  /** Why a table cannot be compared; empty when it can. */
  Optional<String> obstacle(Table table) {
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

  /** Tables with their keys as they can be cast, largest first. */
  static List<ComparedTable> withKeys(Connection provider, List<Table> tables) throws SQLException {
    Map<String, String> types = new HashMap<>();
    Query.of(provider, KEY_TYPES, tables.stream().map(table -> Long.toString(table.oid())).toList())
        .list(row -> types.put(row.getLong(1) + " " + row.getString(2), row.getString(3)));
    List<ComparedTable> compared = new ArrayList<>();
    for (Table table : tables) {
      compared.add(ComparedTable.of(table, key(table, types)));
    }
    compared.sort(Comparator.comparingLong(ComparedTable::bytes).reversed());
    return compared;
  }

  private static List<KeyColumn> key(Table table, Map<String, String> types) {
    return table.key().stream()
        .map(name -> new KeyColumn(name, types.getOrDefault(table.oid() + " " + name, "text")))
        .toList();
  }
}
