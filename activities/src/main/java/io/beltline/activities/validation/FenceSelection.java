package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What is compared inside the outage: so many of the newest rows that it takes a few milliseconds,
 * and the copied tables of which it is not known who wrote their rows.
 *
 * @param replicated tables whose newest rows are compared
 * @param newest how many rows of each
 * @param copied tables that are compared whole
 */
record FenceSelection(List<Table> replicated, int newest, List<Table> copied) {
  private static final int MOST_ROWS_A_TABLE = 1_000;
  private static final int FEWEST_ROWS_A_TABLE = 100;
  private static final int ROWS_IN_ALL = 4_000;
  private static final long COPIED_BYTES = 4L << 20;

  static FenceSelection ofReplicated(ComparedTables tables, Findings findings) {
    List<Table> replicated = tables.comparable(tables.replicated(), findings);
    int share = ROWS_IN_ALL / Math.max(1, replicated.size());
    int newest = Math.max(FEWEST_ROWS_A_TABLE, Math.min(MOST_ROWS_A_TABLE, share));
    return new FenceSelection(replicated, newest, List.of());
  }

  /**
   * Of the smallest tables as many as may be read while the application waits; the others could not
   * be verified.
   *
   * @param known the tables whose rows are known to be the provider's
   */
  static FenceSelection ofCopied(
      ComparedTables tables, Set<QualifiedName> known, Findings findings) {
    List<Table> copied = new ArrayList<>();
    long bytes = 0;
    List<Table> ascending = new ArrayList<>(tables.comparable(tables.copied(), findings));
    ascending.sort(Comparator.comparingLong(Table::bytes));
    ascending.removeIf(table -> known.contains(table.name()));
    for (Table table : ascending) {
      bytes += table.bytes();
      if (bytes <= COPIED_BYTES) {
        copied.add(table);
      } else {
        findings.couldNotVerify(
            "table %s: its rows are not those that its copy has written, and are too many to be read now"
                .formatted(table.name()));
      }
    }
    return new FenceSelection(List.of(), 0, copied);
  }

  DigestBatch batch(RowHash hash) {
    DigestBatch batch = new DigestBatch(hash);
    replicated.forEach(table -> batch.addNewest(table, newest));
    copied.forEach(batch::addWhole);
    return batch;
  }

  String replicatedInWords() {
    return "the newest %d rows of each of %d replicated tables"
        .formatted(newest, replicated.size());
  }

  String carriedOverInWords(int counted, int sequences) {
    return "all rows of %d copied tables, and of %d more by their number and who wrote them; positions of %d sequences"
        .formatted(copied.size(), counted, sequences);
  }
}
