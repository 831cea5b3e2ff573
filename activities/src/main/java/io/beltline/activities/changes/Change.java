package io.beltline.activities.changes;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.workflows.pair.Lsn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one change.
 *
 * @param table whose
 * @param keys the key that a row has now, and the one that it had if that was another; empty if any
 *     row of the table may have changed
 * @param transaction the number of the transaction that made it
 * @param before where the log ended that came before this transaction; null if that is not known
 */
public record Change(
    QualifiedName table, List<List<String>> keys, String transaction, @Nullable Lsn before) {
  public Change {
    keys = List.copyOf(keys);
  }

  /** What is left of a message behind {@code table}, for each table that somebody asks about. */
  static List<Change> of(
      DecodedText text,
      Function<QualifiedName, List<String>> keyColumns,
      String transaction,
      @Nullable Lsn before) {
    List<QualifiedName> tables = text.tables();
    boolean rows = !text.skip("TRUNCATE:");
    List<Change> changes = new ArrayList<>();
    for (QualifiedName table : tables) {
      List<String> columns = keyColumns.apply(table);
      if (!columns.isEmpty()) {
        List<List<String>> keys = rows ? keys(text, columns) : List.of();
        changes.add(new Change(table, keys, transaction, before));
      }
    }
    return changes;
  }

  private static List<List<String>> keys(DecodedText text, List<String> columns) {
    if (text.skip("INSERT:") || text.skip("DELETE:")) {
      Map<String, String> row = row(text, columns);
      return known(List.of(key(columns, row, row)));
    }
    text.skip("UPDATE:");
    if (!text.skip(" old-key:")) {
      Map<String, String> row = row(text, columns);
      return known(List.of(key(columns, row, row)));
    }
    Map<String, String> old = row(text, columns);
    Map<String, String> row = row(text, columns);
    return known(List.of(key(columns, old, old), key(columns, row, old)));
  }

  /** One that is not known may be any. */
  private static List<List<String>> known(List<List<String>> keys) {
    return keys.stream().anyMatch(List::isEmpty) ? List.of() : keys.stream().distinct().toList();
  }

  /** A large value that was not changed stands with the old key alone. */
  private static List<String> key(
      List<String> columns, Map<String, String> row, Map<String, String> otherwise) {
    List<String> key = new ArrayList<>();
    for (String column : columns) {
      String value = row.containsKey(column) ? row.get(column) : otherwise.get(column);
      if (value == null) {
        return List.of();
      }
      key.add(value);
    }
    return key;
  }

  /** The wanted columns up to the end, or to the row's new values. */
  private static Map<String, String> row(DecodedText text, List<String> columns) {
    Map<String, String> row = new HashMap<>();
    while (!text.ended() && !text.skip(" new-tuple:") && !text.skip(" (no-tuple-data)")) {
      text.skip(" ");
      String column = text.column();
      String value = text.value(columns.contains(column));
      if (value != null) {
        row.put(column, value);
      }
    }
    return row;
  }
}
