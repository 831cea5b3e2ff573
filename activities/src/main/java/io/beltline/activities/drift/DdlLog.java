package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who changed what of the source's schema, and when, written down by an event trigger in {@code
 * beltline.ddl_log}; not the statements themselves, because they may hold values and passwords.
 *
 * <p>The trigger never makes an application's statement fail: what goes wrong in it is passed over,
 * and it waits for no lock longer than a tenth of a second.
 *
 * @see <a href="https://www.postgresql.org/docs/current/event-triggers.html">event triggers</a>
 */
public final class DdlLog {
  private static final String CREATE = Statements.of(DdlLog.class, "create-ddl-log.sql");
  private static final String LATEST = Statements.of(DdlLog.class, "ddl-log.sql");
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.ddl_log') is not null";

  private DdlLog() {}

  /**
   * Ensures that it is kept where the session's rights allow that: event triggers are for
   * superusers, and for what a hosting has instead. Needs the schema {@code beltline}.
   */
  public static void ensure(Connection source) throws SQLException {
    Query.of(source, CREATE).run();
  }

  /**
   * For each object that was changed who did it last, and how and when, in words; a column that was
   * dropped is an object of its own. Empty where nothing is written down.
   */
  public static Map<String, String> latest(Connection source) throws SQLException {
    if (!Query.of(source, EXISTS).isTrue()) {
      return Map.of();
    }
    Map<String, String> latest = new TreeMap<>();
    Query.of(source, LATEST)
        .list(row -> latest.put(row.getString("identity"), row.getString("entry")));
    return Collections.unmodifiableMap(latest);
  }
}
