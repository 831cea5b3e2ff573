package io.beltline.testbed.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where all sequences of a database stand, each counted in its own direction. */
public record SequencePositions(Map<String, Position> positions) {

  private static final String POSITIONS =
      """
      select quote_ident(sequencename), increment_by, cycle, last_value, start_value
      from pg_sequences where schemaname = 'public'
      """;

  private static final String OWNED =
      """
      select quote_ident(s.relname), t.oid::regclass::text, quote_ident(a.attname)
      from pg_depend d
      join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_class t on t.oid = d.refobjid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.deptype in ('a', 'i') and s.relnamespace = 'public'::regnamespace
      """;

  /**
   * A sequence.
   *
   * @param increment its step, negative when it counts down
   * @param cycles whether it begins again
   * @param last the value handed out last, or before the first
   */
  record Position(long increment, boolean cycles, long last) {

    boolean isBefore(long value) {
      return increment > 0 ? last < value : last > value;
    }
  }

  /** Looks at all sequences of the schema {@code public}. */
  public static SequencePositions of(Connection connection) throws SQLException {
    Map<String, Position> positions = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(POSITIONS)) {
      while (rows.next()) {
        long last = rows.getLong(4);
        boolean unused = rows.wasNull();
        long increment = rows.getLong(2);
        positions.put(
            rows.getString(1),
            new Position(
                increment, rows.getBoolean(3), unused ? rows.getLong(5) - increment : last));
      }
    }
    return new SequencePositions(positions);
  }

  /**
   * What could make the winner hand out a value a second time; none means that all is well.
   *
   * @param winner the side whose positions these are not
   */
  public List<String> behind(Connection winner) throws SQLException {
    Map<String, Position> there = of(winner).positions();
    List<String> behind = new ArrayList<>();
    positions.forEach(
        (name, here) -> {
          Position other = there.get(name);
          if (other == null) {
            behind.add("sequence " + name + " is missing");
          } else if (!here.cycles() && other.isBefore(here.last())) {
            behind.add(
                "sequence %s is at %d, behind %d".formatted(name, other.last(), here.last()));
          }
        });
    behind.addAll(behindTheirColumns(winner, there));
    return behind;
  }

  private static List<String> behindTheirColumns(Connection winner, Map<String, Position> positions)
      throws SQLException {
    List<String> behind = new ArrayList<>();
    try (Statement statement = winner.createStatement();
        ResultSet rows = statement.executeQuery(OWNED)) {
      while (rows.next()) {
        Position position = positions.get(rows.getString(1));
        String column = rows.getString(3);
        String table = rows.getString(2);
        if (position != null && passed(winner, position, table, column)) {
          behind.add("sequence %s is behind %s.%s".formatted(rows.getString(1), table, column));
        }
      }
    }
    return behind;
  }

  private static boolean passed(Connection winner, Position position, String table, String column)
      throws SQLException {
    String furthest = position.increment() > 0 ? "max" : "min";
    try (Statement statement = winner.createStatement();
        ResultSet row =
            statement.executeQuery("select %s(%s) from %s".formatted(furthest, column, table))) {
      row.next();
      long value = row.getLong(1);
      return !row.wasNull() && position.isBefore(value);
    }
  }
}
