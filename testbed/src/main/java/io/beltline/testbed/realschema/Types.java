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

/** The types of a database, and values of them. */
final class Types {

  private final Map<Long, Type> types;

  private Types(Map<Long, Type> types) {
    this.types = types;
  }

  /** A row of {@code types.sql}. */
  private record Type(
      String name,
      String kind,
      int length,
      long element,
      long base,
      int modifier,
      long rangeOf,
      List<String> labels,
      List<Long> parts) {}

  static Types of(Connection connection) throws SQLException {
    Map<Long, Type> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Resource.text(Types.class, "types.sql"))) {
      while (rows.next()) {
        types.put(
            rows.getLong("oid"),
            new Type(
                rows.getString("name"),
                rows.getString("kind"),
                rows.getInt("length"),
                rows.getLong("element"),
                rows.getLong("base"),
                rows.getInt("modifier"),
                rows.getLong("range_of"),
                List.of((String[]) rows.getArray("labels").getArray()),
                List.of((Long[]) rows.getArray("parts").getArray())));
      }
    }
    return new Types(types);
  }

  /** The value number n of a type, as the text that its input takes; empty if none is known. */
  Optional<String> value(long oid, int modifier, long n) {
    Type type = types.get(oid);
    if (type == null) {
      return Optional.empty();
    }
    if (type.element() != 0) {
      return list("{", "}", List.of(type.element(), type.element()), modifier, n);
    }
    return switch (type.kind()) {
      case "e" -> type.labels().isEmpty() ? Optional.empty() : Optional.of(label(type, n));
      case "d" -> value(type.base(), type.modifier(), n);
      case "c" -> list("(", ")", type.parts(), -1, n);
      case "r" -> list("[", ")", List.of(type.rangeOf(), type.rangeOf()), -1, n);
      case "m" -> value(type.rangeOf(), -1, n).map(range -> "{" + range + "}");
      default -> Scalars.value(type.name(), modifier, n);
    };
  }

  /** How narrow a type is, to find the one of two that can hold the fewest values. */
  int width(long oid, int modifier) {
    Type type = types.get(oid);
    int length = type == null ? -1 : type.length();
    return modifier > 0 ? modifier : length > 0 ? length : Integer.MAX_VALUE;
  }

  private static String label(Type type, long n) {
    return type.labels().get((int) (n % type.labels().size()));
  }

  /** Values in a row, each higher than the one before where the type has an order. */
  private Optional<String> list(String open, String close, List<Long> parts, int modifier, long n) {
    List<String> values = new ArrayList<>();
    for (long part : parts) {
      Optional<String> value = value(part, modifier, n + values.size());
      if (value.isEmpty()) {
        return value;
      }
      values.add("\"" + value.get().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return Optional.of(open + String.join(",", values) + close);
  }
}
