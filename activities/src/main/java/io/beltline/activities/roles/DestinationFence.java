package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.fence.DatabaseBarrier;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
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
 * Keeps application roles out of the destination until it is opened: by its database's rights,
 * where its fences are of the database, and by their login. What they could do before is saved in
 * the schema {@code beltline} in the same transaction that takes it.
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

  private final Attempt attempt;
  private final Connection connection;
  private final boolean ofDatabase;
  private final DatabaseBarrier barrier;
  private final Server destination;
  private final LoginExclusions exclusions;

  /**
   * For the destination.
   *
   * @param ofDatabase whether the fences of the pair are of the database
   */
  DestinationFence(Attempt attempt, Connection connection, boolean ofDatabase) {
    this.attempt = attempt;
    this.connection = connection;
    this.ofDatabase = ofDatabase;
    this.barrier = new DatabaseBarrier(connection);
    this.destination = attempt.server(Side.DESTINATION);
    this.exclusions = attempt.configuration().exclusions();
  }

  /**
   * Shuts out whoever could write here while roles are brought, all in one transaction. The
   * database's rights are without a fence meanwhile, which nobody else sees.
   */
  void around(List<String> applicationRoles, Transaction.Body bringing) throws SQLException {
    if (ofDatabase) {
      barrier.lower();
      bringing.run();
      barrier.raise(attempt, Side.DESTINATION);
      revokeLogins(applicationRoles);
    } else {
      revokeLogins(applicationRoles);
      bringing.run();
    }
  }

  private void revokeLogins(List<String> applicationRoles) throws SQLException {
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
            ManagedRoles.BY_DATABASE,
            applicationRoles,
            ofDatabase)
        .strings();
  }

  /** Ensures that none of them has a session left in this database. */
  void endSessions() throws SQLException {
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
