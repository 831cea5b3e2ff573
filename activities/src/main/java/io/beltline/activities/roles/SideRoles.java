package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a side's catalogs say about roles beside the roles themselves.
 *
 * @param memberships who is a member of what
 * @param settings of roles and of the database
 * @param grants on the database
 */
record SideRoles(
    List<Membership> memberships, List<RoleSetting> settings, List<DatabaseGrant> grants) {
  private static final String MEMBERSHIPS = Statements.of(SideRoles.class, "memberships.sql");
  private static final String SETTINGS = Statements.of(SideRoles.class, "settings.sql");
  private static final String GRANTS = Statements.of(SideRoles.class, "database-grants.sql");

  static SideRoles read(Connection connection) throws SQLException {
    return new SideRoles(
        Query.of(connection, MEMBERSHIPS).list(Membership::of),
        Query.of(connection, SETTINGS).list(RoleSetting::of),
        Query.of(connection, GRANTS).list(DatabaseGrant::of));
  }
}
