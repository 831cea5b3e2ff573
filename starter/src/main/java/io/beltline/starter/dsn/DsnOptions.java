package io.beltline.starter.dsn;

import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.configuration.PairConfiguration;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.view.JsonText;
import io.beltline.workflows.pair.Pair;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose connection string is wanted, and where the configuration is. */
final class DsnOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private final PairArguments arguments = new PairArguments();

  @Option(names = "--owner", negatable = true, description = "Use the owner credentials.")
  private boolean owner;

  @Option(names = "--pglogical", negatable = true, description = "Use the pglogical credentials.")
  private boolean pglogical;

  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      defaultValue = "${env:BELTLINE_CONFIG_DIR:-.}",
      description = "The folder that contains configs/ (BELTLINE_CONFIG_DIR; otherwise this one).")
  private Path configDir = Path.of(".");

  @Mixin private final OutputOptions output = new OutputOptions();

  /** Prints the connection string of a side, with the password as it is now. */
  int print(Surroundings surroundings, Function<PairConfiguration, Server> side) {
    if (owner && pglogical) {
      throw new ParameterException(
          command.commandLine(), "--owner and --pglogical are two different roles; name one");
    }
    Pair pair = arguments.pair();
    Path root = surroundings.directory().resolve(configDir);
    Server server =
        side.apply(
            new ConfigurationDirectory(root, surroundings.environment())
                .load(pair.dc(), pair.db()));
    String dsn = Dsn.forThisMachine(server, credentials(server)).revealWithPassword();
    surroundings.out().line(output.json() ? JsonText.of(Map.of("dsn", dsn)) : dsn);
    return ExitCode.DONE.number();
  }

  private Credentials credentials(Server server) {
    if (owner) {
      return server.owner();
    }
    return pglogical ? server.replication() : server.root();
  }
}
