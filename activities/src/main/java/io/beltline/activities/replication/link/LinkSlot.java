package io.beltline.activities.replication.link;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.replication.LinkStatus.Lag;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link's slot at one moment.
 *
 * @param active whether the subscriber is connected to it
 * @param retainedBytes WAL that it holds back; null when the server gave it up
 * @param lag how far behind the subscriber is; null when it is not connected
 */
public record LinkSlot(boolean active, @Nullable Long retainedBytes, @Nullable Lag lag) {
  private static final String LOOK = Statements.of(LinkSlot.class, "link_slot.sql");

  /** Looks at it; empty when there is none of that name. */
  public static Optional<LinkSlot> find(Connection provider, String name) throws SQLException {
    return Query.of(provider, LOOK, name).first(LinkSlot::of);
  }

  /** Whether what the subscriber still needs is there. */
  public boolean retains() {
    return retainedBytes != null;
  }

  /** WAL that it holds back. */
  public long retained() {
    return retainedBytes == null ? 0 : retainedBytes;
  }

  private static LinkSlot of(ResultSet row) throws SQLException {
    return new LinkSlot(
        row.getBoolean("active"),
        row.getObject("retained", Long.class),
        row.getBoolean("connected") ? lag(row) : null);
  }

  private static Lag lag(ResultSet row) throws SQLException {
    return new Lag(
        row.getLong("sent"),
        row.getLong("written"),
        row.getLong("flushed"),
        row.getLong("replayed"),
        row.getObject("replay_seconds", Double.class));
  }
}
