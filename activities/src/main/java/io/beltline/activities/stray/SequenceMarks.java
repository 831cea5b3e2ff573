package io.beltline.activities.stray;

import io.beltline.activities.sequence.Position;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrite.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where sequences stood when a watch began, in {@code beltline.stray_sequence}. */
final class SequenceMarks {
  private static final String SAVE = Statements.of(SequenceMarks.class, "save-sequences.sql");
  private static final String READ =
      "select schema_name, sequence_name, last_value, is_called from beltline.stray_sequence";

  private SequenceMarks() {}

  /** Remembers every sequence that is not remembered yet. */
  static void ensure(Connection connection, MigrationScope scope) throws SQLException {
    List<Position> now = Position.read(connection, scope);
    Query.of(
            connection,
            SAVE,
            now.stream().map(p -> p.sequence().schema()).toList(),
            now.stream().map(p -> p.sequence().name()).toList(),
            now.stream().map(p -> String.valueOf(p.lastValue())).toList(),
            now.stream().map(p -> String.valueOf(p.called())).toList())
        .run();
  }

  /** Those that stand elsewhere now. The server does not tell who moved them. */
  static List<StrayWrite> moved(Connection connection, MigrationScope scope) throws SQLException {
    Map<QualifiedName, Mark> marks = new HashMap<>();
    Query.of(connection, READ)
        .list(
            row ->
                marks.put(
                    new QualifiedName(row.getString("schema_name"), row.getString("sequence_name")),
                    Mark.of(row)));
    List<StrayWrite> moved = new ArrayList<>();
    for (Position position : Position.read(connection, scope)) {
      Mark now = new Mark(position.lastValue(), position.called());
      Mark before = marks.getOrDefault(position.sequence(), now);
      if (!now.equals(before)) {
        moved.add(
            new StrayWrite(
                Kind.SEQUENCE,
                null,
                position.sequence().toString(),
                "from " + before + " to " + now));
      }
    }
    return moved;
  }

  private record Mark(long lastValue, boolean called) {
    static Mark of(ResultSet row) throws SQLException {
      return new Mark(row.getLong("last_value"), row.getBoolean("is_called"));
    }

    @Override
    public String toString() {
      return lastValue + (called ? "" : " (not drawn)");
    }
  }
}
