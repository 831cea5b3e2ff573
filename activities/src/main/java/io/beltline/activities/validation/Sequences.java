package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads sequences and their exact positions, all in one round trip each. */
final class Sequences {
  private static final String LIST = Statements.of(Sequences.class, "sequences.sql");

  private Sequences() {}

  static List<QualifiedName> list(Connection connection, MigrationScope scope) throws SQLException {
    return Query.of(
            connection, LIST, scope.schemaName().orElse(null), scope.sequences(), scope.sequences())
        .list(row -> new QualifiedName(row.getString(1), row.getString(2)));
  }

  static Map<QualifiedName, SequencePosition> positions(
      Connection connection, List<QualifiedName> sequences) throws SQLException {
    Map<QualifiedName, SequencePosition> positions = new TreeMap<>();
    if (sequences.isEmpty()) {
      return positions;
    }
    String sql =
        IntStream.range(0, sequences.size())
            .mapToObj(i -> position(i, sequences.get(i)))
            .collect(Collectors.joining(" union all "));
    Query.of(connection, sql)
        .list(
            row ->
                positions.put(
                    sequences.get(row.getInt(1)),
                    new SequencePosition(row.getLong(2), row.getBoolean(3), row.getLong(4))));
    return positions;
  }

  private static String position(int number, QualifiedName sequence) {
    return "select %d, s.last_value, s.is_called, p.seqincrement from %s s, pg_catalog.pg_sequence p where p.seqrelid = s.tableoid"
        .formatted(number, sequence.quoted());
  }
}
