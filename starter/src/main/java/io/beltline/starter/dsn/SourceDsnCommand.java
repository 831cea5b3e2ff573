package io.beltline.starter.dsn;

import io.beltline.configuration.PairConfiguration;
import io.beltline.starter.command.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints how to connect to the source, password included. */
@Command(
    name = "src-dsn",
    description = {
      "Print a connection string for the source, password included.",
      "For example: psql \"$(belt src-dsn prod orders --owner)\"",
      "Reads the configuration of this machine; connects as root unless told otherwise."
    })
public final class SourceDsnCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final DsnOptions options = new DsnOptions();

  /** Uses these surroundings. */
  public SourceDsnCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.print(surroundings, PairConfiguration::source);
  }
}
