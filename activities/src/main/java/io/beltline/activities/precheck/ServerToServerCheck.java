package io.beltline.activities.precheck;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.server.Dsn;
import io.beltline.workflows.precheck.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Each server reaches the other under the configured address, tried by the servers themselves with
 * dblink in a transaction that is rolled back. Tried as root user, because the replication role may
 * not exist yet: whether {@code pg_hba.conf} lets that role in remains untried.
 */
final class ServerToServerCheck implements PairCheck {
  private static final String QUIET = Statements.of(ServerToServerCheck.class, "quiet.sql");
  private static final String DBLINK_SCHEMA =
      "select n.nspname from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'dblink'";
  private static final String DBLINK_AVAILABLE =
      "select exists (select from pg_catalog.pg_available_extensions where name = 'dblink')";
  private static final String PROBE = "beltline_probe";
  private static final String COULD_NOT_CONNECT = "08001";

  private final String applicationName;

  /** Tags the session that one server opens on the other. */
  ServerToServerCheck(String applicationName) {
    this.applicationName = applicationName;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    return Stream.concat(reach(destination, source).stream(), reach(source, destination).stream())
        .toList();
  }

  private Optional<Finding> reach(InspectedSide from, InspectedSide to) throws SQLException {
    Optional<String> installed = from.query(DBLINK_SCHEMA).first(row -> row.getString(1));
    if (installed.isEmpty() && !from.query(DBLINK_AVAILABLE).isTrue()) {
      return Optional.of(untried(from, to, "it has no extension dblink"));
    }
    from.connection().setAutoCommit(false);
    try {
      Query.of(from.connection(), QUIET).run();
      connect(from.connection(), installed, to);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          COULD_NOT_CONNECT.equals(e.getSQLState())
              ? refused(from, to, e)
              : untried(from, to, StepFailures.cause(e)));
    } finally {
      from.connection().rollback();
      from.connection().setAutoCommit(true);
    }
  }

  private void connect(Connection connection, Optional<String> installed, InspectedSide to)
      throws SQLException {
    if (installed.isEmpty()) {
      Query.of(connection, "create schema " + PROBE).run();
      Query.of(connection, "create extension dblink schema " + PROBE).run();
    }
    String schema = Identifiers.quote(installed.orElse(PROBE));
    String dsn =
        Dsn.forAnotherServer(to.server(), to.server().root())
            .with("connect_timeout", "5")
            .with("application_name", applicationName)
            .revealWithPassword();
    Query.of(connection, "select %s.dblink_connect(?, ?)".formatted(schema), PROBE, dsn).run();
    Query.of(connection, "select %s.dblink_disconnect(?)".formatted(schema), PROBE).run();
  }

  private static Finding refused(InspectedSide from, InspectedSide to, SQLException error) {
    return FindingCode.SERVER_TO_SERVER.blocker(
        from.side(),
        "its server cannot connect to the %s at %s port %d: %s"
            .formatted(to.side(), to.server().address(), to.server().port(), detail(error)),
        "Open the network and pg_hba.conf of the %s for the %s server, or correct host, ip and port in config.json."
            .formatted(to.side(), from.side()));
  }

  private static Finding untried(InspectedSide from, InspectedSide to, String why) {
    return FindingCode.SERVER_TO_SERVER_UNTRIED.warning(
        from.side(),
        "it could not be tried whether its server reaches the %s: %s".formatted(to.side(), why),
        "Try psql from that server's host to %s port %d."
            .formatted(to.server().address(), to.server().port()));
  }

  /** What the server's client library said; it names host and user, never a password. */
  private static String detail(SQLException error) {
    ServerErrorMessage message =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String detail = message == null ? null : message.getDetail();
    return detail == null ? StepFailures.cause(error) : detail.strip().replace('\n', ' ');
  }
}
