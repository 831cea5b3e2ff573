package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables in scope that stand on both sides with the same columns, and why others do not. */
final class ComparedTables {
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
      Table other = subscriber.get(table.name());
      if (other == null) {
        findings.couldNotVerify(
            "table %s does not exist on the subscriber".formatted(table.name()));
      } else {
        ColumnPairs columns = ColumnPairs.of(table, other);
        if (columns.obstacles().isEmpty()) {
          comparable.add(table.with(columns.ofBoth()));
        } else {
          findings.couldNotVerify(
              "table %s %s".formatted(table.name(), String.join("; ", columns.obstacles())));
        }
      }
    }
    return comparable;
  }

  /** The tables that only the subscriber has, those that hold no rows themselves left out. */
  List<Table> onSubscriberOnly() {
    Set<QualifiedName> known = provider.all().stream().map(Table::name).collect(Collectors.toSet());
    return subscriber.values().stream()
        .filter(table -> table.travel() != Travel.LEAVES && !known.contains(table.name()))
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .toList();
  }

  /** Tables to compare row by row, with the provider's keys, largest first. */
  static List<ComparedTable> keyed(Connection provider, List<Table> tables) throws SQLException {
    List<String> names = tables.stream().map(table -> table.name().quoted()).toList();
    Map<String, List<KeyColumn>> keys = KeyColumn.read(provider, names);
    return tables.stream()
        .map(table -> ComparedTable.of(table, key(keys, table)))
        .sorted(Comparator.comparingLong(ComparedTable::bytes).reversed())
        .toList();
  }

  private static List<KeyColumn> key(Map<String, List<KeyColumn>> keys, Table table) {
    List<KeyColumn> key = keys.getOrDefault(table.name().quoted(), List.of());
    if (!key.stream().map(KeyColumn::name).toList().equals(table.key())) {
      throw new IllegalStateException(
          "the key of " + table.name() + " changed while it was compared");
    }
    return key;
  }
}
