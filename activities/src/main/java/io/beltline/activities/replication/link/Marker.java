package io.beltline.activities.replication.link;

import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * A row that is sent through a link: when the subscriber has it, it has everything that was
 * committed before. It was not written by an apply worker on the provider's side, so it travels one
 * way only: the opposite link forwards no origins.
 */
public final class Marker {
  private static final String SEND =
      """
      insert into beltline.marker (direction, token, sent_at)
      values (?, ?, clock_timestamp())
      on conflict (direction) do update set token = excluded.token, sent_at = excluded.sent_at
      """;

  private static final String APPLIED_WITH_IT =
      """
      select pg_catalog.pg_replication_origin_progress(o.roname, false)::text
        from pg_catalog.pg_replication_origin o
       where o.roname = ?
         and exists (select from beltline.marker m where m.direction = ? and m.token = ?)
      """;

  private static final String LOST = "select pg_catalog.to_regclass('beltline.marker') is null";

  private final Direction direction;
  private final String token = UUID.randomUUID().toString();

  private Marker(Direction direction) {
    this.direction = direction;
  }

  /**
   * Commits a new marker on the provider. The commit is on the provider's disk when this returns,
   * because nothing is sent that is not, and waits for no standby.
   */
  public static Marker send(Ends ends) throws SQLException {
    Marker marker = new Marker(ends.link().direction());
    Query.of(
            ends.provider(),
            "set synchronous_commit = local; " + SEND,
            marker.direction.toString(),
            marker.token)
        .run();
    return marker;
  }

  /**
   * Which side has lost the table that markers live in; its schema may be gone with it. No link
   * goes on without: the first marker that arrives ends its worker, each time.
   */
  public static Optional<Side> missing(Ends ends) throws SQLException {
    if (Query.of(ends.provider(), LOST).isTrue()) {
      return Optional.of(ends.providerSide());
    }
    return Query.of(ends.subscriber(), LOST).isTrue()
        ? Optional.of(ends.subscriberSide())
        : Optional.empty();
  }

  /** Whether the subscriber has it. */
  public boolean arrived(Connection subscriber) throws SQLException {
    return Query.of(
            subscriber,
            "select exists (select from beltline.marker where direction = ? and token = ?)",
            direction.toString(),
            token)
        .isTrue();
  }

  /**
   * How far an origin has been applied, in one look with the marker; empty while the marker has not
   * arrived, or when there is no such origin.
   */
  public Optional<Lsn> appliedWithIt(Connection subscriber, String origin) throws SQLException {
    return Query.of(subscriber, APPLIED_WITH_IT, origin, direction.toString(), token)
        .first(row -> Origins.position(row.getString(1)))
        .flatMap(position -> position);
  }

  /** The end of what the provider has put into its log until now, on disk or not. */
  public static Lsn providerInsertPosition(Connection provider) throws SQLException {
    return Query.of(provider, "select pg_catalog.pg_current_wal_insert_lsn()::text")
        .one(row -> Lsn.parse(row.getString(1)));
  }

  /** The provider's log position now. */
  public static Lsn providerPosition(Connection provider) throws SQLException {
    return Query.of(provider, "select pg_catalog.pg_current_wal_lsn()::text")
        .one(row -> Lsn.parse(row.getString(1)));
  }
}
