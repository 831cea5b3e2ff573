package io.beltline.activities.roles;

import io.beltline.configuration.server.Server;
import java.sql.Connection;
import java.sql.SQLException;

/** A replication role that several databases of one server use. */
public final class SharedRole {
  private SharedRole() {}

  /**
   * Whether another database of this server uses the pair's replication role with another password
   * than the configured one, as far as the root user, whose session this is, may know.
   */
  public static boolean hasOtherPassword(Connection connection, Server server) throws SQLException {
    return ReplicationRole.hasOtherPassword(connection, server);
  }
}
