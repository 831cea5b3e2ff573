package io.beltline.activities.failure;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Names the sessions that keep tables locked. */
public final class Blockers {
  private static final String HOLDERS =
      """
      select distinct 'pid ' || a.pid || ' (' || coalesce(a.usename, 'no user')
             || ', ' || coalesce(a.state, a.backend_type) || ' since '
             || pg_catalog.to_char(coalesce(a.state_change, a.backend_start), 'HH24:MI:SS')
             || ', query began ' || coalesce(pg_catalog.to_char(a.query_start, 'HH24:MI:SS'), 'never') || ')'
        from pg_catalog.pg_locks l
        join pg_catalog.pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'relation'
         and l.granted
         and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
         and l.relation = any (?::text[]::oid[])
         and l.pid <> pg_catalog.pg_backend_pid()
       order by 1
       limit 10
      """;

  private Blockers() {}

  /**
   * The failure for a statement that wanted a lock on tables: when it did not get it, with the
   * sessions that hold one. No statement's text is shown, because it may have row values in it.
   */
  public static RuntimeException named(
      Connection connection, List<Long> tables, String attempted, SQLException error)
      throws SQLException {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    if (failure != PostgresFailure.LOCK_NOT_AVAILABLE) {
      return StepFailures.during(attempted, error);
    }
    List<String> holders =
        Query.of(connection, HOLDERS, tables.stream().map(String::valueOf).toList()).strings();
    return StepFailures.later(
        failure.type(),
        "Could not "
            + attempted
            + ": "
            + (holders.isEmpty()
                ? "another session held a lock for too long"
                : "locked by " + String.join(", ", holders))
            + ". The step tries again; end those transactions if they are forgotten ones.");
  }
}
