package io.beltline.activities.validation;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a database that have written something and that its sessions do not see yet,
 * as of the first time somebody asks. Each holds a lock on its own id until it can be seen. A
 * snapshot does not tell: what it calls its end is the last transaction that has ended.
 */
final class RunningTransactions {
  private static final String READ =
      """
      select l.transactionid::text from pg_catalog.pg_locks l
       where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
         and not exists (select from pg_catalog.pg_stat_activity a
                          where a.pid = l.pid and a.datname <> pg_catalog.current_database())
         and not exists (select from pg_catalog.pg_prepared_xacts p
                          where p.transaction = l.transactionid and p.database <> pg_catalog.current_database())
      """;

  private final Asking ask;
  private @Nullable Set<String> ids;

  private RunningTransactions(Asking ask) {
    this.ask = ask;
  }

  /** Those of a session's database. */
  static RunningTransactions of(Connection connection) {
    return new RunningTransactions(() -> Set.copyOf(Query.of(connection, READ).strings()));
  }

  /** None, whatever runs. */
  static RunningTransactions none() {
    return new RunningTransactions(Set::of);
  }

  Set<String> ids() throws SQLException {
    Set<String> known = ids;
    if (known == null) {
      known = ask.ids();
      ids = known;
    }
    return known;
  }

  /** Asks for the ids. */
  @FunctionalInterface
  private interface Asking {
    Set<String> ids() throws SQLException;
  }
}
