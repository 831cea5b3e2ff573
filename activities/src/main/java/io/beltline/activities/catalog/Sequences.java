package io.beltline.activities.catalog;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;

/** The sequences of a {@link MigrationScope}. */
public final class Sequences {
  private static final String IN_SCOPE = Statements.of(Sequences.class, "sequences.sql");

  private Sequences() {}

  /** How many there are. */
  public static long count(Connection connection, MigrationScope scope) throws SQLException {
    return select(connection, scope, "select count(*) from (%s) s").number();
  }

  /**
   * Asks something of them.
   *
   * @param statement has {@code %s} where it reads {@code oid}, {@code schema_name}, {@code
   *     sequence_name}, {@code increment} (negative if it descends) and {@code required} (whether
   *     the other side cannot do without it)
   */
  public static Query select(Connection connection, MigrationScope scope, String statement)
      throws SQLException {
    return Query.of(
        connection,
        statement.formatted(IN_SCOPE),
        scope.schemaName().orElse(null),
        scope.tables(),
        scope.sequences());
  }
}
