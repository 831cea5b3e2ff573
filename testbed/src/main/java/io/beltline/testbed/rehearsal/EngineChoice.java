package io.beltline.testbed.rehearsal;

import io.beltline.testbed.postgres.ServerOptions;
import picocli.CommandLine.Option;

/**
 * The option that says which engine carries the data. It changes the servers alone: which engine is
 * fit for them Beltline finds out.
 */
public final class EngineChoice {

  @Option(names = "--engine", defaultValue = "pglogical")
  private Engine engine = Engine.PGLOGICAL;

  /** The same servers, as that engine finds them. */
  public ServerOptions on(ServerOptions options) {
    return switch (engine) {
      case PGLOGICAL -> options;
      case NATIVE -> options.with("shared_preload_libraries", "pg_stat_statements");
    };
  }

  /** What can be said. */
  enum Engine {
    /** The extension, preloaded. */
    PGLOGICAL,
    /** What PostgreSQL has built in, on servers that preload nothing else. */
    NATIVE
  }
}
