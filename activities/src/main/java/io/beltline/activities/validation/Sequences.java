package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads sequences and their exact positions, all in one round trip each. */
final class Sequences {
  private static final String LIST = Statements.of(Sequences.class, "sequences.sql");

  private Sequences() {}

  /** Every sequence in scope with its step. */
  static Map<QualifiedName, Long> list(Connection connection, MigrationScope scope)
      throws SQLException {
    Map<QualifiedName, Long> found = new TreeMap<>();
    Query.of(
            connection, LIST, scope.schemaName().orElse(null), scope.sequences(), scope.sequences())
        .list(
            row ->
                found.put(new QualifiedName(row.getString(1), row.getString(2)), row.getLong(3)));
    return found;
  }

  /** Where these sequences stand. */
  static Map<QualifiedName, SequencePosition> positions(
      Connection connection, List<QualifiedName> sequences) throws SQLException {
    Map<QualifiedName, SequencePosition> positions = new HashMap<>();
    if (!sequences.isEmpty()) {
      String sql =
          IntStream.range(0, sequences.size())
              .mapToObj(
                  i ->
                      "select %d, last_value, is_called from %s"
                          .formatted(i, sequences.get(i).quoted()))
              .collect(Collectors.joining(" union all "));
      Query.of(connection, sql)
          .list(
              row ->
                  positions.put(
                      sequences.get(row.getInt(1)),
                      new SequencePosition(row.getLong(2), row.getBoolean(3))));
    }
    return positions;
  }
}
