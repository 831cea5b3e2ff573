package io.beltline.activities.changes;

import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A note on the provider: all rows of these tables were compared and are equal, and what was
 * changed since that comparison began stands in the log that a {@link ChangeSlot} keeps.
 *
 * @param tables their OIDs there
 */
public record FollowedPass(Set<Long> tables) {
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.followed_pass') is not null";
  private static final String READ =
      "select tables from beltline.followed_pass where direction = ?";
  private static final String FORGET = "delete from beltline.followed_pass where direction = ?";
  private static final String NOTE =
      "insert into beltline.followed_pass (direction, tables) values (?, ?::text[]::bigint[])";

  public FollowedPass {
    tables = Set.copyOf(tables);
  }

  /** The one that counts now; empty if there is none. */
  public static Optional<FollowedPass> find(Connection provider, Direction direction)
      throws SQLException {
    if (!Query.of(provider, EXISTS).isTrue()) {
      return Optional.empty();
    }
    return Query.of(provider, READ, direction.toString())
        .first(row -> new FollowedPass(Set.of((Long[]) row.getArray(1).getArray())));
  }

  /** Notes that one has ended well. */
  public static void note(Connection provider, Direction direction, Collection<Long> tables)
      throws SQLException {
    Stream<String> numbers = tables.stream().map(String::valueOf);
    Query.of(provider, NOTE, direction.toString(), numbers.toList()).run();
  }

  /** Ensures that none counts. */
  public static void forget(Connection provider, Direction direction) throws SQLException {
    if (Query.of(provider, EXISTS).isTrue()) {
      Query.of(provider, FORGET, direction.toString()).run();
    }
  }
}
