package io.beltline.activities.changes;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A note on the provider: all rows of these tables were compared and are equal, and what was
 * changed since that comparison began stands in the log that a {@link ChangeSlot} keeps, if one
 * could be had.
 *
 * @param shapes what the tables were there
 * @param unfollowed why no log is kept; empty if it is
 */
public record FollowedPass(Set<String> shapes, Optional<String> unfollowed) {
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.followed_pass') is not null";
  private static final String FORGET = "delete from beltline.followed_pass where direction = ?";
  private static final String NOTE =
      "insert into beltline.followed_pass (direction, shapes, unfollowed) values (?, ?, ?)";

  public FollowedPass {
    shapes = Set.copyOf(shapes);
  }

  /**
   * Notes that one has ended well.
   *
   * @param tables the provider's, as they stood when it began
   */
  public static void note(
      Connection provider,
      Direction direction,
      Collection<Table> tables,
      Optional<String> unfollowed)
      throws SQLException {
    List<String> shapes = tables.stream().map(Table::shape).toList();
    Query.of(provider, NOTE, direction.toString(), shapes, unfollowed.orElse(null)).run();
  }

  /** Ensures that none counts. */
  public static void forget(Connection provider, Direction direction) throws SQLException {
    if (Query.of(provider, EXISTS).isTrue()) {
      Query.of(provider, FORGET, direction.toString()).run();
    }
  }

  /** Which of these tables came later, took another's place or were altered; empty if none. */
  public Optional<Table> notCompared(Collection<Table> tables) {
    return tables.stream().filter(table -> !shapes.contains(table.shape())).findFirst();
  }
}
