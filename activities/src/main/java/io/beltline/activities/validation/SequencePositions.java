package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the exact positions of sequences in one round trip. */
final class SequencePositions {
  private SequencePositions() {}

  /** Where these sequences stand. */
  static Map<QualifiedName, SequencePosition> read(
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
