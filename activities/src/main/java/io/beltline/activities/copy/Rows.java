package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.provenance.Ahead;
import io.beltline.activities.provenance.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table travel.
 *
 * @param condition what holds for them; empty for all
 */
record Rows(String condition) {
  /** Those that a copy ahead takes. */
  static Rows before(Horizon horizon) {
    return new Rows(horizon.before());
  }

  /** Those that a copy ahead has left, or all without one. */
  static Rows since(@Nullable Ahead ahead) {
    return new Rows(ahead == null ? "" : ahead.horizon().since());
  }

  /** The query for them; their columns are separated by commas. */
  String of(Table table, String columns) {
    String where = condition.isEmpty() ? "" : " where " + condition;
    return "(select %s from only %s%s)".formatted(columns, table.name().quoted(), where);
  }
}
