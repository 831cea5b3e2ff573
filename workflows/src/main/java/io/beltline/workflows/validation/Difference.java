package io.beltline.workflows.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row, or sequence, or object of the schema, that is not the same on both sides. Holds names
 * and the key; other values only where somebody has asked for them.
 *
 * @param table schema-qualified name; of an object of the schema its own
 * @param key the row's key in words, such as {@code id=42}; of a row of a table without key where
 *     it stands, such as {@code ctid (0,7) on the provider}; otherwise what is known instead
 * @param kind what is the matter with it, seen from the subscriber
 * @param columns the columns that differ, where known
 * @param values what those columns hold, and of a row that one side has alone all columns; empty
 *     unless asked for
 */
public record Difference(
    String table, String key, Kind kind, List<String> columns, List<ColumnValues> values) {

  public Difference(
      String table,
      String key,
      Kind kind,
      List<String> columns,
      @Nullable List<ColumnValues> values) {
    this.table = table;
    this.key = key;
    this.kind = kind;
    this.columns = List.copyOf(columns);
    this.values = values == null ? List.of() : List.copyOf(values);
  }

  /** Without values. */
  public Difference(String table, String key, Kind kind, List<String> columns) {
    this(table, key, kind, columns, List.of());
  }

  /** How a row differs, seen from the subscriber. */
  public enum Kind {
    /** On the provider only. */
    MISSING,
    /** On the subscriber only. */
    EXTRA,
    /** On both, with other values. */
    CHANGED,
    /** Of a sequence: it would give what was given already. */
    BEHIND,
    /** Not of a row: an object of the schema that was changed. */
    SCHEMA
  }
}
