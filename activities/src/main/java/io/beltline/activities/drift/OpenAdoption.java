package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * That changes of the source's schema are being adopted, or were and nobody has seen since that the
 * rows are equal: noted in the source's schema {@code beltline}. The source is never fenced
 * meanwhile, because links are extended, and a column that was added on either side for itself may
 * hold other values in the rows of before.
 */
public final class OpenAdoption {
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.adoption') is not null";

  /** Waits for whoever is putting up a fence, and makes the next one wait. */
  private static final String AWAIT_FENCE = "lock table beltline.fence in share mode";

  private static final String BEGIN =
      """
      insert into beltline.adoption
      select where not exists (select from beltline.fence)
          on conflict (id) do update set began_at = adoption.began_at
      """;
  private static final String NOTE_COLUMNS = "update beltline.adoption set new_columns = true";
  private static final String NEW_COLUMNS =
      "select exists (select from beltline.adoption where new_columns)";
  private static final String END = "delete from beltline.adoption";
  private static final String SINCE =
      """
      select 'belt adopt-schema, begun at '
               || to_char(began_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
               || ' UTC, has not come to an end'
               || case when new_columns then ' at which all rows are equal' else '' end
        from beltline.adoption
      """;

  private OpenAdoption() {}

  /**
   * Ensures that it is noted, unless the source is fenced. Returns whether it is. Needs the schema
   * {@code beltline}.
   */
  public static boolean begin(Connection source) throws SQLException {
    AtomicBoolean begun = new AtomicBoolean();
    Transaction.run(
        source,
        () -> {
          Query.of(source, AWAIT_FENCE).run();
          begun.set(Query.of(source, BEGIN).run() > 0);
        });
    return begun.get();
  }

  /** Notes that the rows have to be compared before it can end. */
  public static void noteNewColumns(Connection source) throws SQLException {
    Query.of(source, NOTE_COLUMNS).run();
  }

  /** Whether the rows have to be compared before it can end. */
  public static boolean hasNewColumns(Connection source) throws SQLException {
    return Query.of(source, NEW_COLUMNS).isTrue();
  }

  /** Ensures that none is noted. Needs the schema {@code beltline}. */
  public static void end(Connection source) throws SQLException {
    Query.of(source, END).run();
  }

  /** What is open, in words; empty if none is. */
  public static Optional<String> look(Connection source) throws SQLException {
    return Query.of(source, EXISTS).isTrue()
        ? Query.of(source, SINCE).first(row -> row.getString(1))
        : Optional.empty();
  }
}
