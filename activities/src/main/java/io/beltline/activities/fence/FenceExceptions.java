package io.beltline.activities.fence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code beltline.fence_exception}: whom the command that put up a fence was told to
 * leave alone. It goes with the fence. Only looks for commands respect it; a cutover's own fence
 * begins by emptying it, and nothing of a cutover reads it.
 */
final class FenceExceptions {
  private static final String SAVE =
      """
      insert into beltline.fence_exception (role, is_pattern)
      select unnest(?::text[]), false
       union
      select unnest(?::text[]), true
      """;
  private static final String ROLES = Statements.of(FenceExceptions.class, "excepted.sql");

  private FenceExceptions() {}

  /** Notes these; belongs into the fence's transaction, which has begun by emptying the table. */
  static void save(Connection connection, RoleFilter except) throws SQLException {
    if (!except.names().isEmpty() || !except.patterns().isEmpty()) {
      Query.of(connection, SAVE, except.names(), except.patterns()).run();
    }
  }

  /**
   * The roles that can log in because of them. One that has a place in the manifest cannot: its
   * login was taken away by a fence that did not except it, and is gone until it is restored.
   */
  static List<String> roles(Connection connection) throws SQLException {
    boolean known =
        Query.of(
                connection, "select pg_catalog.to_regclass('beltline.fence_exception') is not null")
            .isTrue();
    return known ? Query.of(connection, ROLES).strings() : List.of();
  }
}
