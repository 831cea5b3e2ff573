package io.beltline.activities.copy;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.copy.CopyReport;
import java.util.HashMap;
import java.util.Map;

/**
 * What was carried over.
 *
 * @param rows how many rows of each table
 * @param bytes how many bytes were streamed
 */
record Freight(Map<QualifiedName, Long> rows, long bytes) {
  static final Freight NONE = new Freight(Map.of(), 0);

  Freight {
    rows = Map.copyOf(rows);
  }

  /** Both together; no table is in both. */
  Freight and(Freight other) {
    Map<QualifiedName, Long> all = new HashMap<>(rows);
    all.putAll(other.rows);
    return new Freight(all, bytes + other.bytes);
  }

  /** In numbers. */
  CopyReport report() {
    return new CopyReport(
        rows.size(), rows.values().stream().mapToLong(Long::longValue).sum(), bytes);
  }
}
