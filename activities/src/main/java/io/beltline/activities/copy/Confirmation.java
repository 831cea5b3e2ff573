package io.beltline.activities.copy;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.provenance.Provenances;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.validation.StreamedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The look, before a copy commits, whether what was written is what was read: by checksums, of all
 * that was added to tables, and of whole tables as many as fit, the smallest first. The application
 * may be waiting; of the others the rows were counted.
 */
final class Confirmation {
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_ROWS_ADDED = 100_000;

  private final Set<QualifiedName> added;
  private final Map<QualifiedName, Long> rows;

  /**
   * Of a copy.
   *
   * @param added the tables that had rows before, which they have still
   * @param rows how many were written into each table
   */
  Confirmation(Set<QualifiedName> added, Map<QualifiedName, Long> rows) {
    this.added = added;
    this.rows = rows;
  }

  /** Fails if any differs. */
  void confirm(
      Connection provider, Connection subscriber, List<Table> tables, Function<Table, Rows> wanted)
      throws SQLException {
    List<Table> compared = affordable(tables);
    if (compared.isEmpty()) {
      return;
    }
    String mine = Provenances.writtenByThis();
    List<Table> different =
        new StreamedRows(compared, table -> wanted.apply(table).condition(), table -> mine)
            .different(provider, subscriber);
    if (!different.isEmpty()) {
      throw StepFailures.stop(
          "CopyNotEqual",
          "The rows that were written are not those that were read: "
              + different.stream().map(table -> table.name().toString()).collect(joining(", ")),
          "Compare the types of these tables' columns on both sides, what computes the generated ones, and the servers' versions.");
    }
  }

  private List<Table> affordable(List<Table> tables) {
    List<Table> ascending = new ArrayList<>(tables);
    ascending.sort(Comparator.comparingLong(Table::bytes));
    List<Table> compared = new ArrayList<>();
    long bytes = 0;
    for (Table table : ascending) {
      long written = rows.getOrDefault(table.name(), 0L);
      if (added.contains(table.name())) {
        if (written > 0 && written <= MOST_ROWS_ADDED) {
          compared.add(table);
        }
      } else if ((bytes += table.bytes()) <= MOST_BYTES) {
        compared.add(table);
      }
    }
    return compared;
  }
}
