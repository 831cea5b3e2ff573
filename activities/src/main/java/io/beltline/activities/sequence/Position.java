package io.beltline.activities.sequence;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where one of a side's sequences stands; the provider's, when they are synchronised.
 *
 * @param sequence its name
 * @param lastValue the value that it stands on
 * @param called whether that value was handed out already; if not, it is the next
 * @param required whether the other side must have the sequence
 */
public record Position(QualifiedName sequence, long lastValue, boolean called, boolean required) {
  private static final String READ = Statements.of(Position.class, "positions.sql");

  /**
   * Reads every sequence in scope in one round trip. Needs the schema {@code beltline}, which has a
   * function for it.
   */
  public static List<Position> read(Connection connection, MigrationScope scope)
      throws SQLException {
    return Query.of(
            connection, READ, scope.schemaName().orElse(null), scope.tables(), scope.sequences())
        .list(
            row ->
                new Position(
                    new QualifiedName(row.getString("schema_name"), row.getString("sequence_name")),
                    row.getLong("last_value"),
                    row.getBoolean("is_called"),
                    row.getBoolean("required")));
  }
}
