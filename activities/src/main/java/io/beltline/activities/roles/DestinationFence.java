package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.LoginExclusions;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps application roles out of the destination until it is opened. What they could do before is
 * saved in {@code beltline.login_manifest} in the same transaction that revokes it.
 */
final class DestinationFence {
  private static final String LOGINS =
      Statements.of(DestinationFence.class, "destination-logins.sql");
  private static final String SAVE =
      "insert into beltline.login_manifest (role_name, can_login) values (?, true) on conflict do nothing";
  private static final String END_SESSIONS =
      """
      select pg_catalog.count(pg_catalog.pg_terminate_backend(a.pid))
        from pg_catalog.pg_stat_activity a
        join beltline.login_manifest m on m.role_name = a.usename
       where a.datname = pg_catalog.current_database()
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Connection connection;
  private final Server destination;
  private final LoginExclusions exclusions;

  DestinationFence(Connection connection, Server destination, LoginExclusions exclusions) {
    this.connection = connection;
    this.destination = destination;
    this.exclusions = exclusions;
  }

  /** Revokes the login of whoever could write here; to be called in a transaction. */
  void revokeLogins(List<String> applicationRoles) throws SQLException {
    for (String role : logins(applicationRoles)) {
      Query.of(connection, SAVE, role).run();
      Query.of(connection, "alter role " + Identifiers.quote(role) + " nologin").run();
    }
  }

  private List<String> logins(List<String> applicationRoles) throws SQLException {
    return Query.of(
            connection,
            LOGINS,
            applicationRoles,
            destination.root().name(),
            destination.replication().name(),
            exclusions.users(),
            exclusions.patterns(),
            ManagedRoles.PATTERN,
            applicationRoles)
        .strings();
  }

  /** Ensures that none of them has a session left in this database. */
  void endSessions(Attempt attempt) throws SQLException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Query.of(connection, END_SESSIONS).number() > 0) {
      if (Instant.now().isAfter(deadline)) {
        throw StepFailures.later(
            "SessionsRemain", "Application sessions on the " + Side.DESTINATION + " do not end");
      }
      attempt.pause(POLL);
    }
  }
}
