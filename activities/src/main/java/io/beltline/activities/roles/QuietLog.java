package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps password hashes out of the server's log and its statement statistics. */
final class QuietLog {
  private static final String SUPERUSER_ONLY =
      """
      select pg_catalog.set_config(name, value, true)
        from (values ('log_statement', 'none'), ('log_min_duration_statement', '-1'),
                     ('log_min_error_statement', 'panic'), ('pgaudit.log', 'none'),
                     ('pg_stat_statements.track_utility', 'off')) setting(name, value)
       where (select rolsuper from pg_catalog.pg_roles where rolname = current_user)
      """;

  private QuietLog() {}

  /**
   * Ensures that the statements of this transaction are not logged, where the user may decide that;
   * elsewhere hashes may be logged, clear text never is.
   */
  static void untilCommit(Connection connection) throws SQLException {
    Query.of(connection, SUPERUSER_ONLY).run();
  }
}
