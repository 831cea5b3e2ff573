package io.beltline.activities.replication.link;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Replication slots on a provider. */
public final class Slots {
  private static final Duration INACTIVE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(5);

  private Slots() {}

  /** Whether a subscriber is connected to it; empty when it does not exist. */
  public static Optional<Boolean> active(Connection provider, String slot) throws SQLException {
    return Query.of(
            provider,
            "select active from pg_catalog.pg_replication_slots where slot_name = ?",
            slot)
        .first(row -> row.getBoolean(1));
  }

  /** The same; empty also when the server has given up the log that its subscriber still needs. */
  public static Optional<Boolean> usedWithItsLog(Connection provider, String slot)
      throws SQLException {
    return Query.of(
            provider,
            """
            select active
              from pg_catalog.pg_replication_slots
             where slot_name = ?
               and restart_lsn is not null
            """,
            slot)
        .first(row -> row.getBoolean(1));
  }

  /** Drops it if it is there and nobody uses it. */
  public static void dropUnused(Connection provider, String slot) throws SQLException {
    Query.of(
            provider,
            """
            select pg_catalog.pg_drop_replication_slot(slot_name)
              from pg_catalog.pg_replication_slots
             where slot_name = ?
               and not active
            """,
            slot)
        .run();
  }

  /** Removes the slot of a link whose subscription is gone; its sender may not know it yet. */
  public static void remove(Ends ends, String slot) throws SQLException {
    boolean gone =
        Poll.until(
            ends.attempt(),
            INACTIVE,
            MOMENT,
            () -> {
              dropUnused(ends.provider(), slot);
              return active(ends.provider(), slot).isEmpty();
            });
    if (!gone) {
      throw StepFailures.later(
          "SlotInUse",
          "Slot "
              + slot
              + " on the "
              + ends.providerSide()
              + " is still in use although its subscription is gone");
    }
  }
}
