package io.beltline.activities.roles;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a side's catalogs say about roles beside the roles themselves.
 *
 * @param memberships who is a member of what
 * @param settings of roles and of the database
 * @param grants on the database, as they are without a fence
 * @param connectIsHeld whether a fence of the database is up, which holds the right to connect
 */
record SideRoles(
    List<Membership> memberships,
    List<RoleSetting> settings,
    List<DatabaseGrant> grants,
    boolean connectIsHeld) {
  private static final String MEMBERSHIPS = Statements.of(SideRoles.class, "memberships.sql");
  private static final String SETTINGS = Statements.of(SideRoles.class, "settings.sql");
  private static final String GRANTS = Statements.of(SideRoles.class, "database-grants.sql");

  private static final String HAS_SAVED =
      "select pg_catalog.to_regclass('beltline.connect_right') is not null";
  private static final String SAVED =
      """
      select grantee as role_name, 'CONNECT' as privilege_type, grantable as is_grantable
        from beltline.connect_right where saved
      """;

  static SideRoles read(Connection connection) throws SQLException {
    List<DatabaseGrant> grants = Query.of(connection, GRANTS).list(DatabaseGrant::of);
    List<DatabaseGrant> saved =
        Query.of(connection, HAS_SAVED).isTrue()
            ? Query.of(connection, SAVED).list(DatabaseGrant::of)
            : List.of();
    return new SideRoles(
        Query.of(connection, MEMBERSHIPS).list(Membership::of),
        Query.of(connection, SETTINGS).list(RoleSetting::of),
        saved.isEmpty()
            ? grants
            : Stream.concat(grants.stream().filter(grant -> !grant.isConnect()), saved.stream())
                .toList(),
        !saved.isEmpty());
  }
}
