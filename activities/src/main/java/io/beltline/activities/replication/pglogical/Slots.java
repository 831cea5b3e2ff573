package io.beltline.activities.replication.pglogical;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Replication slots on a provider. */
final class Slots {
  private Slots() {}

  /** Whether a subscriber is connected to it; empty when it does not exist. */
  static Optional<Boolean> active(Connection provider, String slot) throws SQLException {
    return Query.of(
            provider,
            "select active from pg_catalog.pg_replication_slots where slot_name = ?",
            slot)
        .first(row -> row.getBoolean(1));
  }

  /** Drops it if it is there and nobody uses it. */
  static void dropUnused(Connection provider, String slot) throws SQLException {
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
}
