package io.beltline.activities.roles;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings roles to the destination. What a role has there already is added to, never overridden, so
 * that a repeat changes nothing.
 */
final class DestinationRoles {
  private static final int OPTIONS_PER_GRANT = 160_000;

  private final Connection connection;
  private final String database;
  private final boolean superuser;
  private final boolean grantOptions;
  private final Set<String> names;

  private DestinationRoles(
      Connection connection, String database, boolean superuser, boolean grantOptions)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    this.superuser = superuser;
    this.grantOptions = grantOptions;
    this.names =
        new HashSet<>(Query.of(connection, "select rolname from pg_catalog.pg_roles").strings());
  }

  /** Reads which roles there are. */
  static DestinationRoles read(Connection connection, String database) throws SQLException {
    String who =
        """
        select rolsuper, pg_catalog.current_setting('server_version_num')::int
          from pg_catalog.pg_roles where rolname = current_user
        """;
    return Query.of(connection, who)
        .one(
            row ->
                new DestinationRoles(
                    connection, database, row.getBoolean(1), row.getInt(2) >= OPTIONS_PER_GRANT));
  }

  /** The source's roles that are missing here. */
  List<ApplicationRole> lacking(ApplicationRoles source) {
    return source.roles().stream().filter(role -> !names.contains(role.name())).toList();
  }

  /** Creates roles with what they have on the source, but without login where it has to wait. */
  void create(List<ApplicationRole> roles, ApplicationRoles source, boolean fenced)
      throws SQLException {
    for (ApplicationRole role : roles) {
      run(role.root() ? ownerInName(role) : creation(role, source, fenced));
      names.add(role.name());
      if (role.comment().isPresent()) {
        run(
            "comment on role %s is %s"
                .formatted(
                    Identifiers.quote(role.name()), Identifiers.literal(role.comment().get())));
      }
    }
  }

  private static String ownerInName(ApplicationRole root) {
    return "create role " + Identifiers.quote(root.name());
  }

  private String creation(ApplicationRole role, ApplicationRoles source, boolean fenced) {
    boolean login = role.canLogin() && !(fenced && role.waitsForOpening());
    String first = login ? " login " : " nologin ";
    String privileged = superuser ? String.join(" ", role.privileged()) + " " : "";
    String password =
        Optional.ofNullable(source.hashes().get(role.name()))
            .map(hash -> " password " + Identifiers.literal(hash))
            .orElse("");
    return "create role "
        + Identifiers.quote(role.name())
        + first
        + privileged
        + String.join(" ", role.attributes())
        + " connection limit "
        + role.connectionLimit()
        + role.validUntil().map(until -> " valid until " + Identifiers.literal(until)).orElse("")
        + password;
  }

  /** Gives memberships, settings and rights on the database that are missing here. */
  void complete(ApplicationRoles source) throws SQLException {
    SideRoles here = SideRoles.read(connection);
    giveMemberships(source, here);
    giveSettings(source, here);
    giveGrants(source, here);
  }

  private void giveMemberships(ApplicationRoles source, SideRoles here) throws SQLException {
    for (Membership membership : source.around().memberships()) {
      if (source.carries(membership.member())
          && names.contains(membership.group())
          && !here.memberships().contains(membership)) {
        run(membership.grant(grantOptions));
      }
    }
  }

  private void giveSettings(ApplicationRoles source, SideRoles here) throws SQLException {
    Set<RoleSetting.Scope> present =
        here.settings().stream().map(RoleSetting::scope).collect(Collectors.toSet());
    for (RoleSetting setting : source.around().settings()) {
      boolean travels = setting.scope().role().map(source::carries).orElse(true);
      if (travels && !present.contains(setting.scope())) {
        give(setting);
      }
    }
  }

  private void give(RoleSetting setting) throws SQLException {
    if (!setting.isList()) {
      run(setting.statement(database));
      return;
    }
    String name = setting.scope().name();
    String before =
        Query.of(connection, "select pg_catalog.current_setting(?)", name)
            .one(row -> row.getString(1));
    set(name, setting.value());
    run(setting.statement(database));
    set(name, before);
  }

  private void set(String name, String value) throws SQLException {
    Query.of(connection, "select pg_catalog.set_config(?, ?, true)", name, value).run();
  }

  private void giveGrants(ApplicationRoles source, SideRoles here) throws SQLException {
    List<DatabaseGrant> there = source.around().grants();
    // While a fence holds the right to connect, and is not to be put up anew, that stays as it is.
    boolean held = here.connectIsHeld();
    for (DatabaseGrant grant : there) {
      boolean travels = grant.role().map(source::carries).orElse(true);
      if (travels && !here.grants().contains(grant) && !(held && grant.isConnect())) {
        run(grant.grant(database));
      }
    }
    for (DatabaseGrant grant : here.grants()) {
      if (grant.role().isEmpty() && !there.contains(grant)) {
        run(grant.revoke(database));
      }
    }
  }

  private void run(String statement) throws SQLException {
    Query.of(connection, statement).run();
  }
}
