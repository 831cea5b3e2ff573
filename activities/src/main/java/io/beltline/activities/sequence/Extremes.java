package io.beltline.activities.sequence;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The furthest values that the provider's columns hold of those that their sequences could hand
 * out: rows may have come with numbers of their own.
 */
final class Extremes {
  private static final String COLUMNS = Statements.of(Extremes.class, "columns.sql");

  /** Each is looked at under a lock of its own until the statement ends, and locks are limited. */
  private static final int AT_ONCE = 500;

  private Extremes() {}

  /** Reads them by a probe of an index, or of a small table, each; needs nothing of Beltline's. */
  static Map<QualifiedName, Long> read(Connection provider, List<Position> positions)
      throws SQLException {
    List<Column> columns =
        Query.of(
                provider,
                COLUMNS,
                positions.stream().map(position -> position.sequence().schema()).toList(),
                positions.stream().map(position -> position.sequence().name()).toList())
            .list(Column::of);
    Map<QualifiedName, Long> extremes = new HashMap<>();
    for (int i = 0; i < columns.size(); i += AT_ONCE) {
      look(provider, columns.subList(i, Math.min(columns.size(), i + AT_ONCE)), extremes);
    }
    return extremes;
  }

  private static void look(
      Connection provider, List<Column> columns, Map<QualifiedName, Long> extremes)
      throws SQLException {
    String looks =
        columns.stream().map(Column::look).collect(joining(", ", "select array[", "]::bigint[]"));
    Long[] found = Query.of(provider, looks).one(row -> (Long[]) row.getArray(1).getArray());
    for (int i = 0; i < found.length; i++) {
      if (found[i] != null) {
        Column column = columns.get(i);
        extremes.merge(column.sequence, found[i], column.descending ? Math::min : Math::max);
      }
    }
  }

  /**
   * A column that draws from a sequence.
   *
   * @param relation as it stands in a statement, with {@code only} where its children do not count
   * @param attribute its quoted name
   * @param low the least value that the sequence hands out
   * @param high the greatest
   */
  private record Column(
      QualifiedName sequence,
      String relation,
      String attribute,
      boolean descending,
      long low,
      long high) {
    static Column of(ResultSet row) throws SQLException {
      return new Column(
          new QualifiedName(row.getString("schema_name"), row.getString("sequence_name")),
          row.getString("relation"),
          row.getString("attribute"),
          row.getBoolean("descending"),
          row.getLong("seqmin"),
          row.getLong("seqmax"));
    }

    String look() {
      return "(select %s(%s)::bigint from %s where %2$s between '%4$d'::bigint and '%5$d'::bigint)"
          .formatted(descending ? "min" : "max", attribute, relation, low, high);
    }
  }
}
