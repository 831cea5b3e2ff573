package io.beltline.activities.validation;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import java.util.List;

/**
 * A table with a key, to be compared.
 *
 * @param name its name on both sides
 * @param key its replica identity in key order
 * @param columns the columns to compare, in the provider's order
 * @param estimatedRows never negative
 * @param bytes its size on the provider
 */
record ComparedTable(
    QualifiedName name, List<KeyColumn> key, List<Column> columns, long estimatedRows, long bytes) {
  private static final long MAX_CHUNK_ROWS = 50_000;
  private static final long MIN_CHUNK_ROWS = 100;
  private static final long USUAL_ROW_BYTES = 200;

  ComparedTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  static ComparedTable of(Table table, List<KeyColumn> key) {
    return new ComparedTable(
        table.name(), key, table.columns(), Math.max(0, table.estimatedRows()), table.bytes());
  }

  /** So many rows that a chunk is no larger than this, as far as the average row tells. */
  long chunkRows(long chunkBytes) {
    return Math.max(MIN_CHUNK_ROWS, Math.min(MAX_CHUNK_ROWS, chunkBytes / rowBytes()));
  }

  /** A guess where the planner has no estimate. */
  long rowBytes() {
    return estimatedRows == 0 ? USUAL_ROW_BYTES : Math.max(1, bytes / estimatedRows);
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
