package io.beltline.activities.replication.link;

import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replication origins on a subscriber: how far it has <em>applied</em> its provider's log. The
 * position is kept in shared memory and is seen by every session at once; asked for with {@code
 * flush}, it is on disk too when the answer comes.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-REPLICATION">Replication
 *     management functions</a>
 */
public final class Origins {
  private Origins() {}

  public static boolean exists(Connection subscriber, String origin) throws SQLException {
    return Query.of(
            subscriber,
            "select exists (select from pg_catalog.pg_replication_origin where roname = ?)",
            origin)
        .isTrue();
  }

  /** The end of the last transaction that was applied; empty when there was none. */
  public static Optional<Lsn> applied(Connection subscriber, String origin, boolean flushed)
      throws SQLException {
    return Query.of(
            subscriber,
            """
            select pg_catalog.pg_replication_origin_progress(roname, ?)::text
              from pg_catalog.pg_replication_origin
             where roname = ?
            """,
            flushed,
            origin)
        .first(row -> position(row.getString(1)))
        .flatMap(lsn -> lsn);
  }

  /** A position as PostgreSQL writes it, where {@code 0/0} or nothing means none. */
  public static Optional<Lsn> position(@Nullable String text) {
    return text == null || text.equals("0/0") ? Optional.empty() : Optional.of(Lsn.parse(text));
  }

  public static void drop(Connection subscriber, String origin) throws SQLException {
    Query.of(
            subscriber,
            """
            select pg_catalog.pg_replication_origin_drop(roname)
              from pg_catalog.pg_replication_origin
             where roname = ?
            """,
            origin)
        .run();
  }
}
