package io.beltline.activities.replication.builtin;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Poll;
import io.beltline.activities.replication.link.Slots;
import io.beltline.activities.sql.Query;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The slot of a link, made and named by us and not by {@code create subscription}: that would wait
 * for itself where both databases are on one server, and could not be told from another's.
 */
final class ProviderSlot {
  private static final String LOOK =
      """
      select plugin = 'pgoutput' and database = pg_catalog.current_database()
        from pg_catalog.pg_replication_slots
       where slot_name = ?
      """;
  private static final String DROP_COPYING =
      """
      select pg_catalog.pg_drop_replication_slot(slot_name)
        from pg_catalog.pg_replication_slots
       where database = pg_catalog.current_database()
         and plugin = 'pgoutput'
         and not active
         and slot_name::text like ?
         and slot_name::text like ?
      """;

  /** Whether nothing that is written on this side may have to travel. */
  private static final String CLOSED =
      "(exists (select from beltline.fence) or not exists (select from beltline.opening))";

  private static final String ADVANCE =
      """
      select pg_catalog.pg_replication_slot_advance(slot_name, ?::pg_catalog.pg_lsn)
        from pg_catalog.pg_replication_slots
       where slot_name = ?
         and not active
         and confirmed_flush_lsn < ?::pg_catalog.pg_lsn
         and %s
      """
          .formatted(CLOSED);

  /** When this returns, what a worker committed without waiting for the disk is on it too. */
  private static final String COMMIT_ON_DISK =
      "set synchronous_commit = local; select pg_catalog.pg_logical_emit_message(true, 'beltline', '')::text";

  private static final String PASSED =
      """
      select confirmed_flush_lsn >= ?::pg_catalog.pg_lsn, %s
        from pg_catalog.pg_replication_slots
       where slot_name = ?
      """
          .formatted(CLOSED);
  private static final String KEPT =
      """
      select restart_lsn is not null and wal_status is distinct from 'lost'
        from pg_catalog.pg_replication_slots
       where slot_name = ?
      """;

  private static final Duration LETTING_GO = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(2);

  private ProviderSlot() {}

  /** Ensures it; from here on the provider keeps what the subscriber has not applied. */
  static void ensure(Ends ends) throws SQLException {
    String name = ends.subscription();
    boolean there =
        Query.of(ends.provider(), LOOK, name)
            .first(row -> requireOurs(ends, row.getBoolean(1)))
            .isPresent();
    if (!there) {
      Query.of(
              ends.provider(),
              "select pg_catalog.pg_create_logical_replication_slot(?, 'pgoutput')",
              name)
          .strings();
    }
  }

  private static boolean requireOurs(Ends ends, boolean ours) {
    if (!ours) {
      throw StepFailures.stop(
          "ForeignSlot",
          "The server on the %s has a slot %s that is not of this database's native replication"
              .formatted(ends.providerSide(), ends.subscription()),
          "Another migration uses the same names of datacenter and database on that server; end it, or rename this pair. Nothing was changed.");
    }
    return true;
  }

  /** Proves that it is there with all that its subscriber lacks. */
  static void requireKept(Ends ends) throws SQLException {
    String name = ends.subscription();
    boolean kept =
        Query.of(ends.provider(), KEPT, name).first(row -> row.getBoolean(1)).orElse(false);
    if (!kept) {
      throw StepFailures.stop(
          "SlotLost",
          "Slot %s of %s is gone from the %s, or was given up by the server"
              .formatted(name, ends, ends.providerSide()),
          "Somebody dropped it, or the server did (max_slot_wal_keep_size). Remove that link, and set it up again.");
    }
  }

  /**
   * Passes over everything that is in the provider's log until now: the subscriber has it. Takes as
   * long as the server needs to read what was written since this was done last. Another step may do
   * the same at this moment. A step that comes too late, when the provider has been opened to its
   * applications, passes over nothing: what those write has to travel.
   */
  static void passOver(Ends ends) throws SQLException {
    requireKept(ends);
    // The link's own marker would be passed over, and could not be sent again: nothing of it would
    // be there to be updated.
    Query.of(ends.provider(), COMMIT_ON_DISK).run();
    String name = ends.subscription();
    String end =
        Query.of(ends.provider(), "select pg_catalog.pg_current_wal_flush_lsn()::text")
            .one(row -> row.getString(1));
    boolean passed =
        Poll.until(
            ends.attempt(),
            LETTING_GO,
            MOMENT,
            () -> {
              Query.of(ends.provider(), ADVANCE, end, name, end).strings();
              return Query.of(ends.provider(), PASSED, end, name)
                  .first(row -> requireClosed(ends, row.getBoolean(2)) && row.getBoolean(1))
                  .orElse(false);
            });
    if (!passed) {
      throw StepFailures.later(
          "SlotInUse",
          "Slot %s on the %s is in use, so that it cannot pass over what %s must not bring"
              .formatted(name, ends.providerSide(), ends));
    }
  }

  private static boolean requireClosed(Ends ends, boolean closed) {
    if (!closed) {
      throw StepFailures.stop(
          "OpenedMeanwhile",
          "The %s takes writes, and %s, which would bring them over, sleeps"
              .formatted(ends.providerSide(), ends),
          "Somebody put that link to sleep: alter subscription %s enable; on the %s."
              .formatted(ends.subscription(), ends.subscriberSide()));
    }
    return true;
  }

  /**
   * Waits a moment for the sender of a worker that has ended: the next worker would find the slot
   * in use, end, and be started again only after {@code wal_retrieve_retry_interval}.
   */
  static void awaitFree(Ends ends) throws SQLException {
    boolean unused =
        Poll.until(
            ends.attempt(),
            LETTING_GO,
            MOMENT,
            () -> !Slots.active(ends.provider(), ends.subscription()).orElse(false));
    if (!unused) {
      throw StepFailures.later(
          "SlotInUse",
          "Slot %s on the %s is still in use although its worker has ended"
              .formatted(ends.subscription(), ends.providerSide()));
    }
  }

  /** Drops what workers that copied single tables may have left; {@code origin} tells whose. */
  static void dropThoseOfCopies(Ends ends, String origin, String system) throws SQLException {
    Query.of(ends.provider(), DROP_COPYING, like(origin + "_sync_") + "%", "%" + like("_" + system))
        .strings();
  }

  private static String like(String text) {
    return text.replace("_", "\\_");
  }
}
