package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the tables that somebody has named among those that are copied. */
final class Selection {
  private static final int MOST_NAMES_IN_A_MESSAGE = 50;

  private final Tables tables;

  Selection(Tables tables) {
    this.tables = tables;
  }

  /**
   * The named ones, or all where none is named. A name is compared exactly with the catalog's; one
   * without schema stands for that table in every schema.
   */
  List<Table> named(List<String> names) {
    List<String> unknown =
        names.stream().distinct().filter(name -> !isIn(tables.copied(), name)).toList();
    if (!unknown.isEmpty()) {
      throw StepFailures.stop(
          "TableNotCopied",
          "Not among the tables that are copied: "
              + unknown.stream().map(this::explained).collect(Collectors.joining(", ")),
          remedy());
    }
    return names.isEmpty()
        ? tables.copied()
        : tables.copied().stream()
            .filter(table -> names.stream().anyMatch(name -> isCalled(table, name)))
            .toList();
  }

  private String explained(String name) {
    return isIn(tables.replicated(), name) ? name + " (replication carries it)" : name;
  }

  private String remedy() {
    List<Table> copied = tables.copied();
    return copied.isEmpty()
        ? "There is none."
        : "Name one of these, or none for all of them: "
            + copied.stream()
                .limit(MOST_NAMES_IN_A_MESSAGE)
                .map(table -> table.name().schema() + "." + table.name().name())
                .collect(Collectors.joining(", "))
            + (copied.size() > MOST_NAMES_IN_A_MESSAGE ? ", …" : ".");
  }

  private static boolean isIn(List<Table> among, String name) {
    return among.stream().anyMatch(table -> isCalled(table, name));
  }

  private static boolean isCalled(Table table, String name) {
    QualifiedName known = table.name();
    return name.equals(known.name()) || name.equals(known.schema() + "." + known.name());
  }
}
