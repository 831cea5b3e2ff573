package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;

/**
 * What is in use on a server of what links are made of.
 *
 * @param slots replication slots, whether somebody reads them or not
 * @param origins replication origins that are followed
 * @param senders WAL senders
 * @param workers processes that are none of the server's own kinds
 * @param clients sessions of clients
 */
record UsedCapacity(long slots, long origins, long senders, long workers, long clients) {
  private static final String READ = Statements.of(UsedCapacity.class, "capacity.sql");

  /** Counts it now. */
  static UsedCapacity of(InspectedSide side) throws SQLException {
    return side.query(READ)
        .one(
            row ->
                new UsedCapacity(
                    row.getLong("slots"),
                    row.getLong("origins"),
                    row.getLong("senders"),
                    row.getLong("workers"),
                    row.getLong("clients")));
  }
}
