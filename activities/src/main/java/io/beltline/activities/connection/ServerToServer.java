package io.beltline.activities.connection;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Whether one side's server reaches the other under its configured address, tried by that server
 * itself with dblink in a transaction that is rolled back: nothing stays behind. Before the start
 * it is tried as root user, because the replication role may not exist yet: whether {@code
 * pg_hba.conf} lets that role in remains untried then.
 */
public final class ServerToServer {
  /** The SQLSTATE with which dblink tells that its connection was not made. */
  static final String COULD_NOT_CONNECT = "08001";

  private static final String QUIET = Statements.of(ServerToServer.class, "quiet.sql");
  private static final String DBLINK_SCHEMA =
      "select n.nspname from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'dblink'";
  private static final String DBLINK_AVAILABLE =
      "select exists (select from pg_catalog.pg_available_extensions where name = 'dblink')";
  private static final String PROBE = "beltline_probe";

  private final Connection from;
  private final Server fromServer;
  private final Side toSide;
  private final Server to;
  private final Credentials user;

  private ServerToServer(
      Connection from, Server fromServer, Side toSide, Server to, Credentials user) {
    this.from = from;
    this.fromServer = fromServer;
    this.toSide = toSide;
    this.to = to;
    this.user = user;
  }

  /**
   * Tries it.
   *
   * @param from a session of the root user of the side whose server connects
   * @param fromServer that server, which has files of its own for TLS
   * @param toSide the other side
   * @param to its server
   * @param applicationName tags the session that is opened there
   */
  public static Answer tryFrom(
      Connection from, Server fromServer, Side toSide, Server to, String applicationName)
      throws SQLException {
    return new ServerToServer(from, fromServer, toSide, to, to.root()).tryAs(applicationName);
  }

  /** The same as the replication role, as a subscription connects, once that role exists. */
  public static Answer tryAsSubscription(
      Connection from, Server fromServer, Side toSide, Server to, String applicationName)
      throws SQLException {
    return new ServerToServer(from, fromServer, toSide, to, to.replication())
        .tryAs(applicationName);
  }

  private Answer tryAs(String applicationName) throws SQLException {
    Optional<String> installed = Query.of(from, DBLINK_SCHEMA).first(row -> row.getString(1));
    if (installed.isEmpty() && !Query.of(from, DBLINK_AVAILABLE).isTrue()) {
      return untried("it has no extension dblink");
    }
    from.setAutoCommit(false);
    try {
      Query.of(from, QUIET).run();
      connect(installed, applicationName);
      return new Answer(Outcome.REACHED, "", "");
    } catch (SQLException e) {
      return COULD_NOT_CONNECT.equals(e.getSQLState())
          ? refused(e)
          : untried(StepFailures.cause(e));
    } finally {
      from.rollback();
      from.setAutoCommit(true);
    }
  }

  private void connect(Optional<String> installed, String applicationName) throws SQLException {
    if (installed.isEmpty()) {
      Query.of(from, "create schema " + PROBE).run();
      Query.of(from, "create extension dblink schema " + PROBE).run();
    }
    String schema = Identifiers.quote(installed.orElse(PROBE));
    String dsn =
        Dsn.betweenServers(fromServer, to, user)
            .with("connect_timeout", "5")
            .with("application_name", applicationName)
            .revealWithPassword();
    Query.of(from, "select %s.dblink_connect(?, ?)".formatted(schema), PROBE, dsn).run();
    Query.of(from, "select %s.dblink_disconnect(?)".formatted(schema), PROBE).run();
  }

  private Answer refused(SQLException error) {
    String detail = detail(error);
    if (user.equals(to.root()) && fromServer.tls().onServer().cert().isPresent()) {
      return untried(
          "its certificate is for the replication role, and as root user it was refused: "
              + detail);
    }
    return new Answer(
        Outcome.REFUSED,
        "its server cannot connect to the %s at %s port %d: %s"
            .formatted(toSide, to.address(), to.port(), detail),
        "Open the network and pg_hba.conf of the %s for the %s server, or correct host, ip and port in config.json."
                .formatted(toSide, toSide.other())
            + filesForTls());
  }

  private String filesForTls() {
    return to.tls().mode().isOptional()
        ? ""
        : " The %s asks for TLS mode %s: what that takes has to be on the %s server, where tls.onServer of that side says, or in ~/.postgresql of the user that it runs as."
            .formatted(toSide, to.tls().mode().sslmode(), toSide.other());
  }

  private Answer untried(String why) {
    return new Answer(
        Outcome.UNTRIED,
        "it could not be tried whether its server reaches the %s: %s".formatted(toSide, why),
        "Try psql from that server's host to %s port %d.".formatted(to.address(), to.port()));
  }

  /** What the server's client library said; it names host and user, never a password. */
  private static String detail(SQLException error) {
    ServerErrorMessage message =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String detail = message == null ? null : message.getDetail();
    return detail == null ? StepFailures.cause(error) : detail.strip().replace('\n', ' ');
  }

  /** What came of it. */
  public enum Outcome {
    /** The other server let it in. */
    REACHED,
    /** It could not connect. */
    REFUSED,
    /** It could not even be tried. */
    UNTRIED
  }

  /**
   * The answer, in words without a password.
   *
   * @param outcome what came of it
   * @param reason why not; empty when it was reached
   * @param remedy what to do; empty when it was reached
   */
  public record Answer(Outcome outcome, String reason, String remedy) {}
}
