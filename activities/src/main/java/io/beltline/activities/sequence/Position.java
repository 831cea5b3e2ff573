package io.beltline.activities.sequence;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where one of a side's sequences stands.
 *
 * @param sequence its name
 * @param lastValue the value that it stands on
 * @param called whether that value was handed out already; if not, it is the next
 * @param increment its step, negative if it descends
 * @param cycles whether it begins anew at its end
 * @param required whether the other side must have the sequence
 */
public record Position(
    QualifiedName sequence,
    long lastValue,
    boolean called,
    long increment,
    boolean cycles,
    boolean required) {
  private static final String LIST =
      """
      select s.schema_name, s.sequence_name, s.increment, s.cycles, s.required
        from (%s) s
       order by s.schema_name, s.sequence_name
      """;
  private static final String LOOK =
      "(select q.last_value || case when q.is_called then ' t' else ' f' end from %s q)";

  /**
   * Reads every sequence in scope in two round trips, however many there are, ordered by name. Each
   * is looked at itself, because the catalogs do not tell where one stands that nothing was drawn
   * from since it was set. Needs nothing of Beltline's on the database.
   */
  public static List<Position> read(Connection connection, MigrationScope scope)
      throws SQLException {
    List<Position> listed =
        Sequences.select(connection, scope, LIST)
            .list(
                row ->
                    new Position(
                        new QualifiedName(
                            row.getString("schema_name"), row.getString("sequence_name")),
                        0,
                        false,
                        row.getLong("increment"),
                        row.getBoolean("cycles"),
                        row.getBoolean("required")));
    return again(connection, listed);
  }

  /** Where these stand now, in their order; all must be there. One round trip. */
  static List<Position> again(Connection connection, List<Position> listed) throws SQLException {
    if (listed.isEmpty()) {
      return listed;
    }
    List<String> found = look(connection, listed);
    return IntStream.range(0, listed.size()).mapToObj(i -> listed.get(i).at(found.get(i))).toList();
  }

  /** One statement without nesting, which is planned in a time that grows with their number. */
  private static List<String> look(Connection connection, List<Position> listed)
      throws SQLException {
    String looks =
        listed.stream()
            .map(position -> LOOK.formatted(position.sequence.quoted()))
            .collect(joining(", ", "select array[", "]"));
    return Query.of(connection, looks).one(row -> List.of((String[]) row.getArray(1).getArray()));
  }

  /**
   * Whether it would give a value that the other one has given already. In a circle nothing is
   * ahead, so there it must stand where the other one does.
   */
  public boolean isBehind(Position other) {
    if (cycles || other.cycles) {
      return lastValue != other.lastValue || called != other.called;
    }
    int order = next().compareTo(other.next());
    return increment < 0 ? order > 0 : order < 0;
  }

  /** The same sequence elsewhere. */
  Position at(long value, boolean wasCalled) {
    return new Position(sequence, value, wasCalled, increment, cycles, required);
  }

  private Position at(String found) {
    int space = found.indexOf(' ');
    return at(Long.parseLong(found.substring(0, space)), found.endsWith("t"));
  }

  private BigInteger next() {
    BigInteger value = BigInteger.valueOf(lastValue);
    return called ? value.add(BigInteger.valueOf(increment)) : value;
  }
}
