package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The condition that a row's key lies in a chunk, in the order of the key's index, so that the
 * server finds the rows by it.
 */
final class KeyRange {
  private final List<KeyColumn> key;
  private final boolean alike;

  KeyRange(List<KeyColumn> key) {
    this.key = key;
    this.alike = key.stream().map(KeyColumn::operators).distinct().count() == 1;
  }

  /** The condition, with the word before it; empty for a chunk that is open on both ends. */
  String where(Chunk chunk) {
    List<String> conditions = new ArrayList<>();
    if (chunk.after() != null) {
      conditions.add(bound(KeyColumn::beyond, KeyColumn::from, KeyColumn::beyond));
    }
    if (chunk.upTo() != null) {
      conditions.add(bound(KeyColumn::before, KeyColumn::upTo, KeyColumn::upTo));
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  /** The values of the bounds that a chunk has, in the order of the condition's parameters. */
  Object[] values(Chunk chunk) {
    List<Object> values = new ArrayList<>();
    if (chunk.after() != null) {
      add(values, chunk.after());
    }
    if (chunk.upTo() != null) {
      add(values, chunk.upTo());
    }
    return values.toArray();
  }

  private void add(List<Object> values, Key bound) {
    for (int i = 0; i < key.size(); i++) {
      values.add(bound.values().get(i));
      if (!alike && i < key.size() - 1) {
        values.add(bound.values().get(i));
      }
    }
  }

  private String bound(
      Function<KeyColumn, String> strict,
      Function<KeyColumn, String> loose,
      Function<KeyColumn, String> last) {
    return alike ? asRows(last) : spelledOut(0, strict, loose, last);
  }

  /** One operator for all columns, which is what an index is asked by. */
  private String asRows(Function<KeyColumn, String> operator) {
    return "%s %s %s"
        .formatted(
            key.stream().map(KeyColumn::sorted).collect(joining(", ", "(", ")")),
            operator.apply(key.get(0)),
            key.stream().map(KeyColumn::parameter).collect(joining(", ", "(", ")")));
  }

  /** The first column's bound stands alone, so that an index is asked by that. */
  private String spelledOut(
      int first,
      Function<KeyColumn, String> strict,
      Function<KeyColumn, String> loose,
      Function<KeyColumn, String> last) {
    KeyColumn column = key.get(first);
    if (first == key.size() - 1) {
      return compared(column, last);
    }
    return "(%s and (%s or %s))"
        .formatted(
            compared(column, loose),
            compared(column, strict),
            spelledOut(first + 1, strict, loose, last));
  }

  private static String compared(KeyColumn column, Function<KeyColumn, String> operator) {
    return column.sorted() + " " + operator.apply(column) + " " + column.parameter();
  }
}
