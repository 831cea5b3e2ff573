package io.beltline.activities.connection;

import io.beltline.activities.roles.ManagedRoles;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.SessionTag;
import io.beltline.configuration.LoginExclusions;
import io.beltline.workflows.connection.SideConnections;
import io.beltline.workflows.connection.UserConnections;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sessions that clients have in one side's database. Left out are those of Beltline (its steps'
 * and the replication role's), of administrators, and of whomever the configuration or the caller
 * excludes.
 */
final class ClientSessions {
  private static final String LOOK = Statements.of(ClientSessions.class, "connections.sql");
  private static final List<String> ADMINISTRATORS = List.of("postgres", "rdsadmin");

  private ClientSessions() {}

  /** Counts them now, through a session of the side's root user. */
  static SideConnections count(Attempt attempt, Side side, Connection session, RoleFilter except)
      throws SQLException {
    LoginExclusions exclusions = attempt.configuration().exclusions();
    List<String> names = new ArrayList<>(ADMINISTRATORS);
    names.add(attempt.server(side).replication().name());
    names.addAll(exclusions.users());
    names.addAll(except.names());
    List<String> patterns =
        Stream.concat(exclusions.patterns().stream(), except.patterns().stream()).toList();
    List<UserConnections> users =
        Query.of(session, LOOK, names, patterns, ManagedRoles.BY_DATABASE, SessionTag.PREFIX)
            .list(row -> new UserConnections(row.getString("user_name"), row.getInt("sessions")));
    return new SideConnections(users.stream().mapToInt(UserConnections::count).sum(), users);
  }
}
