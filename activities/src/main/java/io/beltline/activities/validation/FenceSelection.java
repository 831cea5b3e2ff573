package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import java.util.List;

/**
 * What is compared inside the outage: so many of the newest rows that it takes a few milliseconds.
 *
 * @param tables whose newest rows are compared
 * @param newest how many rows of each
 */
record FenceSelection(List<Table> tables, int newest) {
  private static final int MOST_ROWS_A_TABLE = 1_000;
  private static final int FEWEST_ROWS_A_TABLE = 100;
  private static final int ROWS_IN_ALL = 4_000;

  static FenceSelection of(List<Table> replicated) {
    int share = ROWS_IN_ALL / Math.max(1, replicated.size());
    int newest = Math.max(FEWEST_ROWS_A_TABLE, Math.min(MOST_ROWS_A_TABLE, share));
    return new FenceSelection(replicated, newest);
  }

  DigestBatch batch(RowHash hash) {
    DigestBatch batch = new DigestBatch(hash);
    tables.forEach(table -> batch.addNewest(table, newest));
    return batch;
  }

  String inWords() {
    return "the newest %d rows of each of %d replicated tables".formatted(newest, tables.size());
  }
}
