package io.beltline.activities.lock;

import io.beltline.activities.sql.Outline;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.SessionTag;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session, or a prepared transaction, that holds a lock which is in somebody's way.
 *
 * @param pid process of the session; null for a prepared transaction
 * @param ours whether it is a session of Beltline
 * @param description who it is and what it does, in words that hold no value of a row
 */
public record LockHolder(@Nullable Integer pid, boolean ours, String description) {
  private static final String FIND = Statements.of(LockHolder.class, "holders.sql");
  private static final String AWAITED = Statements.of(LockHolder.class, "awaited.sql");
  private static final int QUERY_LENGTH = 100;

  /** Those that hold one now, the asking session excepted. */
  public static List<LockHolder> of(Connection connection, LockTarget target) throws SQLException {
    List<String> relations = target.relations().stream().map(String::valueOf).toList();
    return Query.of(connection, FIND, relations, target.exclusively()).list(LockHolder::of);
  }

  /** Those for the end of whose transactions a session waits now. */
  public static List<LockHolder> awaitedBy(Connection connection, int pid) throws SQLException {
    return Query.of(connection, AWAITED, pid).list(LockHolder::of);
  }

  /** Ends the session, unless it is one of Beltline or none at all; returns whether it did. */
  public boolean end(Connection connection) throws SQLException {
    return pid != null
        && !ours
        && Query.of(connection, "select pg_catalog.pg_terminate_backend(?)", pid).isTrue();
  }

  private static LockHolder of(ResultSet row) throws SQLException {
    String prepared = row.getString("prepared");
    if (prepared != null) {
      return new LockHolder(null, false, "prepared transaction '" + prepared + "'");
    }
    int pid = row.getInt("pid");
    String query = Outline.of(row.getString("query"), QUERY_LENGTH);
    return new LockHolder(
        pid,
        String.valueOf(row.getString("application_name")).startsWith(SessionTag.PREFIX),
        "pid %d (%s, %s since %s%s)"
            .formatted(
                pid,
                row.getString("user_name"),
                row.getString("state"),
                row.getString("since"),
                query.isEmpty() ? "" : ": " + query));
  }
}
