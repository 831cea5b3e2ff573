package io.beltline.activities.sequence;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.configuration.MigrationScope;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where one of a side's sequences stands.
 *
 * @param sequence its name
 * @param lastValue the value that it stands on
 * @param called whether that value was handed out already; if not, it is the next
 * @param increment its step, negative if it descends
 * @param required whether the other side must have the sequence
 */
public record Position(
    QualifiedName sequence, long lastValue, boolean called, long increment, boolean required) {
  private static final String READ =
      """
      select s.schema_name, s.sequence_name, p.last_value, p.is_called, s.increment, s.required
        from (%s) s
       cross join lateral beltline.sequence_position(s.oid) p
       order by s.schema_name, s.sequence_name
      """;

  /**
   * Reads every sequence in scope in one round trip, ordered by name. Needs the schema {@code
   * beltline}, which has a function for it.
   */
  public static List<Position> read(Connection connection, MigrationScope scope)
      throws SQLException {
    return Sequences.select(connection, scope, READ)
        .list(
            row ->
                new Position(
                    new QualifiedName(row.getString("schema_name"), row.getString("sequence_name")),
                    row.getLong("last_value"),
                    row.getBoolean("is_called"),
                    row.getLong("increment"),
                    row.getBoolean("required")));
  }

  /** Whether it would give a value that the other one has given already. */
  public boolean isBehind(Position other) {
    int order = next().compareTo(other.next());
    return increment < 0 ? order > 0 : order < 0;
  }

  /** The same sequence elsewhere. */
  Position at(long value, boolean wasCalled) {
    return new Position(sequence, value, wasCalled, increment, required);
  }

  private BigInteger next() {
    BigInteger value = BigInteger.valueOf(lastValue);
    return called ? value.add(BigInteger.valueOf(increment)) : value;
  }
}
