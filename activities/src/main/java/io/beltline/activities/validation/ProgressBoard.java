package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.step.Progress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how many rows of each table are compared; written by several threads. */
final class ProgressBoard {
  private final Map<ComparedTable, Long> rows = new LinkedHashMap<>();
  private final Map<ComparedTable, Integer> chunksOpen = new LinkedHashMap<>();
  private final Map<ComparedTable, Boolean> cutWhole = new LinkedHashMap<>();

  /** Of tables, some of which an earlier attempt has begun. */
  ProgressBoard(List<ComparedTable> tables, Map<QualifiedName, Reached> before) {
    for (ComparedTable table : tables) {
      Reached reached = before.get(table.name());
      rows.put(table, reached == null ? 0 : reached.rows());
      chunksOpen.put(table, 0);
      cutWhole.put(table, reached != null && reached.upTo() == null);
    }
  }

  synchronized void begin(Chunk chunk) {
    chunksOpen.merge(chunk.table(), 1, Integer::sum);
    if (chunk.isLast()) {
      cutWhole.put(chunk.table(), true);
    }
  }

  synchronized void end(Chunk chunk, long compared) {
    chunksOpen.merge(chunk.table(), -1, Integer::sum);
    rows.merge(chunk.table(), compared, Long::sum);
  }

  synchronized Progress progress() {
    long done = rows.values().stream().mapToLong(Long::longValue).sum();
    long total = rows.keySet().stream().mapToLong(this::total).sum();
    long ready = rows.keySet().stream().filter(this::isDone).count();
    List<Progress.Item> items =
        rows.keySet().stream()
            .sorted(Comparator.comparing(this::isDone))
            .limit(Progress.MAX_ITEMS)
            .map(this::item)
            .toList();
    return Progress.of(
            "compared %d of %d tables, %d rows".formatted(ready, rows.size(), done),
            done,
            total,
            "rows")
        .withItems(items);
  }

  private Progress.Item item(ComparedTable table) {
    String state = isDone(table) ? "compared" : rowsOf(table) > 0 ? "comparing" : "waiting";
    return new Progress.Item(table.toString(), state, rowsOf(table), total(table));
  }

  private boolean isDone(ComparedTable table) {
    return cutWhole.getOrDefault(table, false) && chunksOpen.getOrDefault(table, 0) == 0;
  }

  private long rowsOf(ComparedTable table) {
    return rows.getOrDefault(table, 0L);
  }

  /** The planner's estimate until the true number is known or known to be larger. */
  private long total(ComparedTable table) {
    return isDone(table) ? rowsOf(table) : Math.max(rowsOf(table), table.estimatedRows());
  }
}
