package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells tables from those that have taken their place, or were emptied or altered. */
final class Shapes {
  private static final String READ = Statements.of(Shapes.class, "shapes.sql");

  private Shapes() {}

  /** What each table is on both sides. */
  static Map<QualifiedName, String> of(BothSides sides, List<QualifiedName> tables)
      throws SQLException {
    BothSides.Answers<Map<String, String>> both = sides.ask(session -> read(session, tables));
    Map<QualifiedName, String> shapes = new HashMap<>();
    for (QualifiedName table : tables) {
      String provider = both.provider().get(table.quoted());
      String subscriber = both.subscriber().get(table.quoted());
      shapes.put(table, provider + " | " + subscriber);
    }
    return shapes;
  }

  private static Map<String, String> read(Connection session, List<QualifiedName> tables)
      throws SQLException {
    Map<String, String> shapes = new HashMap<>();
    Query.of(session, READ, tables.stream().map(QualifiedName::quoted).toList())
        .list(row -> shapes.put(row.getString(1), row.getString(2)));
    return shapes;
  }
}
