package io.beltline.activities.copy;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.copy.CopyReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was carried over.
 *
 * @param rows how many rows of each table
 * @param completed the tables that had rows of a copy ahead
 * @param bytes how many bytes were streamed
 */
record Freight(Map<QualifiedName, Long> rows, Set<QualifiedName> completed, long bytes) {
  static final Freight NONE = new Freight(Map.of(), Set.of(), 0);

  Freight {
    rows = Map.copyOf(rows);
    completed = Set.copyOf(completed);
  }

  /** Both together; no table is in both. */
  Freight and(Freight other) {
    Map<QualifiedName, Long> all = new HashMap<>(rows);
    all.putAll(other.rows);
    Set<QualifiedName> both = new HashSet<>(completed);
    both.addAll(other.completed);
    return new Freight(all, both, bytes + other.bytes);
  }

  /** In numbers. */
  CopyReport report() {
    return new CopyReport(
        rows.size(),
        completed.size(),
        rows.values().stream().mapToLong(Long::longValue).sum(),
        bytes);
  }
}
