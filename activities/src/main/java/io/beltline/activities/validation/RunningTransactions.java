package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a server that have written something and that its sessions do not see yet, as
 * of the first time somebody asks. Each holds a lock on its own id until it can be seen. A snapshot
 * does not tell: what it calls its end is the last transaction that has ended.
 */
final class RunningTransactions {
  private static final String READ =
      """
      select transactionid::text from pg_catalog.pg_locks
       where locktype = 'transactionid' and mode = 'ExclusiveLock' and granted
      """;

  private final Connection connection;
  private @Nullable Set<String> ids;

  RunningTransactions(Connection connection) {
    this.connection = connection;
  }

  Set<String> ids() throws SQLException {
    Set<String> known = ids;
    if (known == null) {
      known = Set.copyOf(Query.of(connection, READ).strings());
      ids = known;
    }
    return known;
  }
}
