package io.beltline.activities.validation;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Column;
import io.beltline.activities.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table on both sides.
 *
 * @param ofBoth in the provider's order; nullable where they are on one of the sides
 * @param obstacles why the table cannot be compared, as what it does; empty when it can
 */
record ColumnPairs(List<Column> ofBoth, List<String> obstacles) {
  static ColumnPairs of(Table provider, Table subscriber) {
    Map<String, Column> others = new LinkedHashMap<>();
    subscriber.columns().forEach(column -> others.put(column.name(), column));
    List<Column> ofBoth = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> retyped = new ArrayList<>();
    for (Column column : provider.columns()) {
      Column other = others.remove(column.name());
      if (other == null) {
        missing.add(column.name());
      } else if (!other.type().equals(column.type())) {
        // Texts of two types may be the same though the values are not, and the other way round.
        retyped.add("%s is %s, not %s".formatted(column.name(), other.type(), column.type()));
      } else {
        ofBoth.add(other.nullable() ? column.orNull() : column);
      }
    }
    List<String> obstacles = new ArrayList<>();
    say(obstacles, "lacks columns on the subscriber", missing);
    say(obstacles, "has columns on the subscriber only", List.copyOf(others.keySet()));
    say(obstacles, "has other types on the subscriber", retyped);
    return new ColumnPairs(ofBoth, obstacles);
  }

  private static void say(List<String> obstacles, String what, List<String> which) {
    if (!which.isEmpty()) {
      obstacles.add(what + which.stream().collect(joining(", ", ": ", "")));
    }
  }
}
