package io.beltline.activities.fence;

import io.beltline.activities.roles.ManagedRoles;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What stands on a side before a fence is touched.
 *
 * @param manifestKnown whether the side has a login manifest, be it an empty one
 * @param schemaReady whether the schema {@code beltline} has all that a fence needs
 * @param ofDatabase whether the side's fences are of its database already
 * @param neighbours the server's other databases that applications may use
 * @param prepared prepared transactions of this database
 */
record Before(
    boolean manifestKnown,
    boolean schemaReady,
    boolean ofDatabase,
    List<String> neighbours,
    List<String> prepared) {
  private static final String LOOK = Statements.of(Before.class, "look.sql");

  /** Whether a fence of this side is to keep applications out of this database alone. */
  boolean wantsDatabaseBarrier() {
    return ofDatabase || !neighbours.isEmpty();
  }

  /** Ensures that the side has all that a fence needs. */
  void ensureSchema(Connection connection) throws SQLException {
    if (!schemaReady) {
      BeltlineSchema.ensure(connection);
    }
  }

  /**
   * Looks, and makes every later commit of the session one that is on disk when it returns: neither
   * a fence nor its end may be forgotten in a crash of the server.
   */
  static Before look(Connection connection) throws SQLException {
    return Query.of(connection, LOOK, ManagedRoles.BY_DATABASE)
        .one(
            row ->
                new Before(
                    row.getBoolean("manifest_known"),
                    row.getBoolean("schema_ready"),
                    row.getBoolean("of_database"),
                    List.of((String[]) row.getArray("neighbours").getArray()),
                    List.of((String[]) row.getArray("prepared").getArray())));
  }
}
