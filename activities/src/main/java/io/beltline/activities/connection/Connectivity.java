package io.beltline.activities.connection;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.connection.ConnectivityReport.Check;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries who reaches whom. Each check is made whatever became of the others, unless it needs one
 * that failed; then it says which.
 */
final class Connectivity {
  private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(5);
  private static final String WRONG_PASSWORD = "28P01";

  private final Attempt attempt;
  private final Map<Side, Server> servers = new EnumMap<>(Side.class);
  private final Map<Side, Connection> roots = new EnumMap<>(Side.class);

  /** Needs both sides in the configuration. */
  Connectivity(Attempt attempt) {
    this.attempt = attempt;
    servers.put(Side.SOURCE, attempt.server(Side.SOURCE));
    servers.put(Side.DESTINATION, attempt.server(Side.DESTINATION));
  }

  /** Makes all checks. */
  ConnectivityReport look() {
    return new ConnectivityReport(
        Stream.of(Side.SOURCE, Side.DESTINATION).flatMap(side -> checks(side).stream()).toList());
  }

  private List<Check> checks(Side side) {
    Server server = server(side);
    attempt.throwIfEnded();
    Optional<String> port = TcpPort.trouble(server);
    Optional<String> root = port.isPresent() ? untried(side + " port") : root(side, server);
    Optional<String> owner = port.isPresent() ? untried(side + " port") : owner(side, server);
    Optional<String> other = root.isPresent() ? untried(side + " root") : other(side);
    return List.of(
        check(side + " port", port),
        check(side + " root", root),
        check(side + " owner", owner),
        check(side + " to " + side.other(), other));
  }

  private Server server(Side side) {
    return Objects.requireNonNull(servers.get(side));
  }

  private static Check check(String name, Optional<String> trouble) {
    return new Check(name, trouble.isEmpty(), trouble.orElse(""));
  }

  private static Optional<String> untried(String earlier) {
    return Optional.of("Not tried, because '%s' failed: mend that first.".formatted(earlier));
  }

  private Optional<String> root(Side side, Server server) {
    return trouble(server, server.root(), () -> roots.put(side, attempt.connect(side)));
  }

  /** Tried also where the root user does not get in, so that both mistakes are told at once. */
  private Optional<String> owner(Side side, Server server) {
    return trouble(
        server, server.owner(), () -> attempt.tryLogin(side, server.owner(), LOGIN_PATIENCE));
  }

  private Optional<String> trouble(Server server, Credentials user, Login login) {
    attempt.throwIfEnded();
    try {
      login.run();
      return Optional.empty();
    } catch (SQLException e) {
      attempt.throwIfEnded();
      return Optional.of(refused(server, user, e));
    } catch (ConfigurationException e) {
      return Optional.of(withoutPassword(user, e));
    }
  }

  private Optional<String> other(Side side) {
    Side to = side.other();
    Server server = server(to);
    attempt.throwIfEnded();
    try {
      Connection from = Objects.requireNonNull(roots.get(side));
      ServerToServer.Answer answer =
          ServerToServer.tryFrom(from, server(side), to, server, attempt.applicationName());
      return switch (answer.outcome()) {
        case REACHED -> Optional.empty();
        case REFUSED ->
            Optional.of(
                "As user %s [%s]: %s. %s"
                    .formatted(
                        server.root().name(),
                        ServerToServer.COULD_NOT_CONNECT,
                        answer.reason(),
                        answer.remedy()));
        case UNTRIED ->
            Optional.of(
                "As user %s: %s. %s"
                    .formatted(server.root().name(), answer.reason(), answer.remedy()));
      };
    } catch (SQLException e) {
      attempt.throwIfEnded();
      return Optional.of(
          "The %s's session ended before it could be tried: %s. %s"
              .formatted(
                  side, StepFailures.cause(e), PostgresFailure.of(e.getSQLState()).remedy()));
    } catch (ConfigurationException e) {
      return Optional.of(withoutPassword(server.root(), e));
    }
  }

  private static String refused(Server server, Credentials user, SQLException error) {
    return "%s port %d, database %s, does not let %s in: %s. %s"
        .formatted(
            TcpPort.addressOf(server),
            server.port(),
            server.database(),
            user.name(),
            StepFailures.cause(error),
            remedy(server, user, error));
  }

  private static String remedy(Server server, Credentials user, SQLException error) {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    return switch (failure) {
      case AUTHENTICATION_REFUSED ->
          WRONG_PASSWORD.equals(error.getSQLState())
              ? "Correct its name or password in config.json."
              : "Give pg_hba.conf of that server a line for this user, database and worker; and if the role has lost its login and no fence took it: alter role %s login;"
                  .formatted(Identifiers.quote(user.name()));
      case DATABASE_MISSING -> "Create the database, or correct db in config.json.";
      case NOT_ALLOWED ->
          "grant connect on database %s to %s;"
              .formatted(Identifiers.quote(server.database()), Identifiers.quote(user.name()));
      default -> failure.remedy();
    };
  }

  /** The configuration's own words name file, field and remedy, and never a password. */
  private static String withoutPassword(Credentials user, ConfigurationException error) {
    return "There is no password for %s: %s".formatted(user.name(), error.getMessage());
  }

  /** Gets one user in. */
  @FunctionalInterface
  private interface Login {
    /** Fails if it does not. */
    void run() throws SQLException;
  }
}
