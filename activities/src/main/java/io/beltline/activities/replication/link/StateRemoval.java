package io.beltline.activities.replication.link;

import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.stray.WriteWatch;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Removes the schema {@code beltline}, unless it still says who could get in before a fence: then
 * it stays with that, and without a watch, a baseline, what tells of changes of the schema, and a
 * way in for the replication role.
 */
public final class StateRemoval {
  private static final String OWN_TABLES =
      """
      select oid::bigint
        from pg_catalog.pg_class
       where relnamespace = pg_catalog.to_regnamespace('beltline') and relkind = 'r'
      """;
  private static final String MIGRATION_ONLY =
      """
      drop event trigger if exists beltline_ddl;
      drop event trigger if exists beltline_drop;
      drop table if exists beltline.baseline, beltline.schema_baseline, beltline.schema_mark, beltline.ddl_log
      """;
  private static final String EXISTS = "select pg_catalog.to_regclass(?) is not null";

  private final Attempt attempt;
  private final Side side;
  private final Connection connection;
  private final Locking locking;

  /** Of one side, on a session of its root user. */
  public StateRemoval(Attempt attempt, Side side, Connection connection, Locking locking) {
    this.attempt = attempt;
    this.side = side;
    this.connection = connection;
    this.locking = locking;
  }

  /** Removes it; returns whether there was one and there is none any more. */
  public boolean remove() throws SQLException {
    if (!BeltlineSchema.exists(connection)) {
      return false;
    }
    new TableTriggers(attempt, side, connection, locking).drop("beltline");
    boolean kept = saysWhoCouldLogIn();
    locking.run(
        connection,
        new LockTarget(Query.of(connection, OWN_TABLES).list(row -> row.getLong(1)), true),
        "remove the schema beltline on the " + side,
        kept ? this::reduce : () -> BeltlineSchema.remove(connection));
    return !kept;
  }

  private boolean saysWhoCouldLogIn() throws SQLException {
    return hasRows("login_manifest") || hasRows("connect_right");
  }

  private boolean hasRows(String table) throws SQLException {
    return Query.of(connection, EXISTS, "beltline." + table).isTrue()
        && Query.of(connection, "select exists (select from beltline." + table + ")").isTrue();
  }

  private void reduce() throws SQLException {
    new WriteWatch(attempt, side, connection).remove();
    Query.of(connection, MIGRATION_ONLY).run();
    String role = attempt.server(side).replication().name();
    boolean exists =
        Query.of(connection, "select pg_catalog.to_regrole(?) is not null", Identifiers.quote(role))
            .isTrue();
    if (exists) {
      Query.of(connection, "revoke usage on schema beltline from " + Identifiers.quote(role)).run();
    }
  }
}
