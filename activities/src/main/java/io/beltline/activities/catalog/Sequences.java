package io.beltline.activities.catalog;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads the sequences of a {@link MigrationScope}. */
public final class Sequences {
  private static final String READ = Statements.of(Sequences.class, "sequences.sql");

  private Sequences() {}

  /** Every sequence in scope, ordered by name, with its step, which may be negative. */
  public static Map<QualifiedName, Long> read(Connection connection, MigrationScope scope)
      throws SQLException {
    Map<QualifiedName, Long> found = new TreeMap<>();
    Query.of(connection, READ, scope.schemaName().orElse(null), scope.tables(), scope.sequences())
        .list(
            row ->
                found.put(new QualifiedName(row.getString(1), row.getString(2)), row.getLong(3)));
    return found;
  }
}
