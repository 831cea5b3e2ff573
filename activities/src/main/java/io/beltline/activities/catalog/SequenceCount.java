package io.beltline.activities.catalog;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;

/** How many sequences of a {@link MigrationScope} there are. */
public final class SequenceCount {
  private static final String COUNT = Statements.of(SequenceCount.class, "count-sequences.sql");

  private SequenceCount() {}

  /** Counts them on this database. */
  public static int of(Connection connection, MigrationScope scope) throws SQLException {
    return (int)
        Query.of(
                connection,
                COUNT,
                scope.schemaName().orElse(null),
                scope.sequences(),
                scope.sequences())
            .number();
  }
}
