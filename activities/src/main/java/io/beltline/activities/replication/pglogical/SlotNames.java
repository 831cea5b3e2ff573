package io.beltline.activities.replication.pglogical;

import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** How pglogical names slots and origins. */
final class SlotNames {
  private SlotNames() {}

  /**
   * What pglogical calls the slot of a subscription, and its origin.
   *
   * @param connection to a database that has the extension
   * @param database of the subscriber
   * @param node of the provider
   */
  static String of(Connection connection, String database, String node, String subscription)
      throws SQLException {
    return Query.of(
            connection,
            "select pglogical.pglogical_gen_slot_name(?::name, ?::name, ?::name)::text",
            database,
            node,
            subscription)
        .one(row -> row.getString(1));
  }
}
