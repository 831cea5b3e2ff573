package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.LoginExclusions;
import io.beltline.configuration.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A side's roles that an application may be, or be granted through: all but the replication role
 * and those that come with PostgreSQL or the hosting.
 *
 * @param roles ordered by name
 * @param hashes of passwords by role, as far as the root user may read them
 * @param around memberships, settings and grants
 */
record ApplicationRoles(List<ApplicationRole> roles, Map<String, String> hashes, SideRoles around) {
  private static final String READ = Statements.of(ApplicationRoles.class, "application-roles.sql");
  private static final String HASHES =
      "select rolname, rolpassword from pg_catalog.pg_authid where rolpassword is not null";

  static ApplicationRoles read(Connection connection, Server server, LoginExclusions exclusions)
      throws SQLException {
    List<ApplicationRole> roles =
        Query.of(
                connection,
                READ,
                server.root().name(),
                exclusions.users(),
                exclusions.patterns(),
                server.replication().name(),
                ManagedRoles.BY_DATABASE)
            .list(ApplicationRole::of);
    return new ApplicationRoles(roles, readHashes(connection), SideRoles.read(connection));
  }

  private static Map<String, String> readHashes(Connection connection) throws SQLException {
    Map<String, String> hashes = new HashMap<>();
    if (PasswordHash.areReadable(connection)) {
      Query.of(connection, HASHES).list(row -> hashes.put(row.getString(1), row.getString(2)));
    }
    return hashes;
  }

  /** The names of those that are somebody's application, which the root user is not. */
  List<String> applicationNames() {
    return roles.stream().filter(role -> !role.root()).map(ApplicationRole::name).toList();
  }

  /** Whether settings, grants and memberships of this role travel. */
  boolean carries(String role) {
    return applicationNames().contains(role);
  }
}
