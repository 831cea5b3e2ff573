package io.beltline.testbed.postgres;

import java.util.Locale;
import java.util.Optional;

/**
 * Starts throw-away servers: from this machine's programs where PostgreSQL with pglogical is
 * installed, otherwise in containers.
 *
 * <p>The variable {@value #KIND_VARIABLE} ({@code local} or {@code docker}) overrides the choice.
 */
public final class PostgresServers {

  /** Names the kind of servers that is wanted. */
  public static final String KIND_VARIABLE = "BELTLINE_TEST_SERVERS";

  private PostgresServers() {}

  /** Starts a server that is ready for a migration. */
  public static PostgresServer start() {
    return start(ServerOptions.defaults());
  }

  /** Starts a server with settings of one's own. */
  public static PostgresServer start(ServerOptions options) {
    String wanted =
        System.getenv().getOrDefault(KIND_VARIABLE, "").strip().toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "local" ->
          LocalServer.start(LocalBinaries.find().orElseThrow(PostgresServers::missing), options);
      case "docker" -> ContainerServer.start(options);
      case "" -> startAny(options);
      default ->
          throw new IllegalStateException(
              KIND_VARIABLE + " is '" + wanted + "'; it may be local or docker");
    };
  }

  private static PostgresServer startAny(ServerOptions options) {
    Optional<LocalBinaries> installed = LocalBinaries.find();
    if (installed.isPresent()) {
      return LocalServer.start(installed.get(), options);
    }
    if (ContainerServer.isPossible()) {
      return ContainerServer.start(options);
    }
    throw missing();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "no PostgreSQL with pglogical on this machine: install postgresql-15 and"
            + " postgresql-15-pglogical, or start Docker");
  }
}
