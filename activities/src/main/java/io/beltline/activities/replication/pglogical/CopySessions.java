package io.beltline.activities.replication.pglogical;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The sessions through which a worker makes the initial copy. A worker in the middle of it does not
 * listen to the signal that ends it (seen with pglogical 2.4.2), so the copy is taken from it.
 */
final class CopySessions {
  private static final String END =
      """
      select pg_catalog.pg_terminate_backend(pid)
        from pg_catalog.pg_stat_activity
       where datname = pg_catalog.current_database()
         and application_name = ?
      """;

  private CopySessions() {}

  /** Ends them on the subscriber, which rolls the copy back. */
  static void end(Connection subscriber, String subscription) throws SQLException {
    Query.of(subscriber, END, subscription + "_copy").strings();
  }
}
