package io.beltline.activities.replication.pglogical;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Replication slots on a provider. */
final class Slots {
  private Slots() {}

  /**
   * What pglogical calls the slot of a subscription, and its origin.
   *
   * @param connection to a database that has the extension
   * @param database of the subscriber
   * @param node of the provider
   */
  static String name(Connection connection, String database, String node, String subscription)
      throws SQLException {
    return Query.of(
            connection,
            "select pglogical.pglogical_gen_slot_name(?::name, ?::name, ?::name)::text",
            database,
            node,
            subscription)
        .one(row -> row.getString(1));
  }

  /** Whether a subscriber is connected to it; empty when it does not exist. */
  static Optional<Boolean> active(Connection provider, String slot) throws SQLException {
    return Query.of(
            provider,
            "select active from pg_catalog.pg_replication_slots where slot_name = ?",
            slot)
        .first(row -> row.getBoolean(1));
  }

  /** The same; empty also when the server has given up the log that its subscriber still needs. */
  static Optional<Boolean> usedWithItsLog(Connection provider, String slot) throws SQLException {
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
