package io.beltline.testbed.realschema;

import io.beltline.testbed.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Families of columns that foreign keys tie together. All members of a family have the same value
 * in their row number n, so that every row refers to one that exists.
 */
final class ForeignKeys {

  private static final int VALUES_KEPT = 1000;

  private final Map<Place, Place> above = new HashMap<>();
  private final Map<Place, Family> families = new HashMap<>();

  private ForeignKeys() {}

  /** A column somewhere. */
  private record Place(TableName table, String column) {}

  /** What the members of a family share: the narrowest type, or the values that are there. */
  private record Family(long type, int modifier, int width, List<String> values) {}

  static ForeignKeys of(Connection connection, Map<TableName, List<Column>> columns, Types types)
      throws SQLException {
    ForeignKeys keys = new ForeignKeys();
    keys.unite(connection);
    for (Map.Entry<TableName, List<Column>> table : columns.entrySet()) {
      for (Column column : table.getValue()) {
        keys.join(connection, table.getKey(), column, types);
      }
    }
    return keys;
  }

  /** Whether a column belongs to a family. */
  boolean tie(TableName table, String column) {
    return above.containsKey(new Place(table, column));
  }

  /** The value number n of a column's family; empty if its type has none that is known. */
  Optional<String> value(TableName table, String column, long n, Types types) {
    Family family = families.get(top(new Place(table, column)));
    if (family == null) {
      return Optional.empty();
    }
    return family.values().isEmpty()
        ? types.value(family.type(), family.modifier(), n)
        : Optional.of(family.values().get((int) (n % family.values().size())));
  }

  private void unite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(Resource.text(ForeignKeys.class, "foreign-keys.sql"))) {
      while (rows.next()) {
        Place own =
            new Place(
                new TableName(rows.getString("schema_name"), rows.getString("table_name")),
                rows.getString("column_name"));
        Place referred =
            new Place(
                new TableName(rows.getString("referred_schema"), rows.getString("referred_table")),
                rows.getString("referred_column"));
        above.putIfAbsent(own, own);
        above.putIfAbsent(referred, referred);
        above.put(top(own), top(referred));
      }
    }
  }

  private void join(Connection connection, TableName table, Column column, Types types)
      throws SQLException {
    if (!tie(table, column.name())) {
      return;
    }
    Place top = top(new Place(table, column.name()));
    int width = types.width(column.type(), column.modifier());
    List<String> values = existing(connection, table, column.name());
    Family known = families.get(top);
    if (known == null) {
      families.put(top, new Family(column.type(), column.modifier(), width, values));
    } else {
      List<String> kept = known.values().size() >= values.size() ? known.values() : values;
      families.put(
          top,
          width < known.width()
              ? new Family(column.type(), column.modifier(), width, kept)
              : new Family(known.type(), known.modifier(), known.width(), kept));
    }
  }

  private static List<String> existing(Connection connection, TableName table, String column)
      throws SQLException {
    String name = TableName.quoted(column);
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct %s::text from %s where %s is not null limit %d"
                    .formatted(name, table.quoted(), name, VALUES_KEPT))) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private Place top(Place place) {
    Place next = above.getOrDefault(place, place);
    while (!next.equals(place)) {
      place = next;
      next = above.getOrDefault(place, place);
    }
    return place;
  }
}
