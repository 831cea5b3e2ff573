package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.changes.Change;
import io.beltline.activities.changes.ChangeStream;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.validation.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that changed on the provider and were not found to agree since. As many as fit: when
 * there is no room, the log is not read on.
 */
final class ChangedRows implements ChangeStream.Reader {
  /** Each takes some hundred bytes. */
  static final int MOST = 10_000;

  private final Map<QualifiedName, Map<Key, ChangedRow>> rows = new LinkedHashMap<>();
  private final Map<QualifiedName, ChangedRow> tables = new LinkedHashMap<>();
  private final List<ChangedRow> untilCommit = new ArrayList<>();
  private Map<QualifiedName, List<String>> keys = Map.of();
  private int count;

  /** Sets which tables are asked about; what is known of others is of no interest any more. */
  void of(Collection<Table> replicated) {
    Map<QualifiedName, List<String>> columns = new HashMap<>();
    replicated.forEach(table -> columns.put(table.name(), table.key()));
    keys = columns;
    rows.keySet().retainAll(columns.keySet());
    tables.keySet().retainAll(columns.keySet());
    count();
  }

  @Override
  public List<String> keyColumns(QualifiedName table) {
    return keys.getOrDefault(table, List.of());
  }

  @Override
  public void changed(Change change) {
    if (change.keys().isEmpty()) {
      changed(tables.computeIfAbsent(change.table(), name -> new ChangedRow()), change);
      return;
    }
    Map<Key, ChangedRow> ofTable =
        rows.computeIfAbsent(change.table(), name -> new LinkedHashMap<>());
    for (List<String> values : change.keys()) {
      changed(
          ofTable.computeIfAbsent(
              new Key(values),
              key -> {
                count++;
                return new ChangedRow();
              }),
          change);
    }
  }

  private void changed(ChangedRow row, Change change) {
    if (row.changedBy(change)) {
      untilCommit.add(row);
    }
  }

  @Override
  public void committed(Lsn end) {
    untilCommit.forEach(row -> row.endedBy(end));
    untilCommit.clear();
  }

  @Override
  public boolean hasRoom() {
    return count < MOST;
  }

  /** How many rows there are. */
  int size() {
    return count;
  }

  boolean none() {
    return count == 0 && tables.isEmpty();
  }

  /** The tables of which rows are known, with those. */
  Map<QualifiedName, Map<Key, ChangedRow>> rows() {
    return rows;
  }

  /** The tables any of whose rows may have changed. */
  Map<QualifiedName, ChangedRow> tables() {
    return tables;
  }

  /** To be called when some were taken out of {@link #rows}. */
  void count() {
    rows.values().removeIf(Map::isEmpty);
    count = rows.values().stream().mapToInt(Map::size).sum();
  }

  /** Forgets them all: they agree. */
  void clear() {
    rows.clear();
    tables.clear();
    untilCommit.clear();
    count = 0;
  }

  /** Whether one that was looked up was not the same, and has not changed since. */
  boolean anySuspected() {
    return all().stream().anyMatch(ChangedRow::isSuspected);
  }

  /** How those differ that do for good. */
  List<Difference> differences() {
    List<Difference> found = new ArrayList<>();
    for (ChangedRow row : all()) {
      Difference difference = row.difference();
      if (difference != null) {
        found.add(difference);
      }
    }
    return found;
  }

  /**
   * Up to where the log is not needed any more; null if that is not known.
   *
   * @param read up to where it was read
   */
  @Nullable Lsn doneUpTo(Lsn read) {
    Lsn done = read;
    for (ChangedRow row : all()) {
      Lsn before = row.before();
      if (before == null) {
        return null;
      }
      done = before.compareTo(done) < 0 ? before : done;
    }
    return done;
  }

  private List<ChangedRow> all() {
    List<ChangedRow> all = new ArrayList<>(tables.values());
    rows.values().forEach(ofTable -> all.addAll(ofTable.values()));
    return all;
  }
}
