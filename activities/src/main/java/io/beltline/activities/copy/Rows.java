package io.beltline.activities.copy;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.provenance.Ahead;
import io.beltline.activities.provenance.Horizon;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table travel.
 *
 * @param condition what holds for them; empty for all
 */
record Rows(String condition) {
  /**
   * Those that an earlier copy has left, or all without one.
   *
   * @param end where they end; those that came later, or were on their way then, stay
   */
  static Rows since(@Nullable Ahead earlier, @Nullable Horizon end) {
    return new Rows(
        Stream.of(earlier == null ? "" : earlier.horizon().since(), end == null ? "" : end.before())
            .filter(condition -> !condition.isEmpty())
            .collect(joining(" and ")));
  }

  /** The query for them; their columns are separated by commas. */
  String of(Table table, String columns) {
    String where = condition.isEmpty() ? "" : " where " + condition;
    return "(select %s from only %s%s)".formatted(columns, table.name().quoted(), where);
  }
}
