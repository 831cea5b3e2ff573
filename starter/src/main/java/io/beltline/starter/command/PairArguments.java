package io.beltline.starter.command;

import io.beltline.workflows.pair.Pair;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The pair that a command is about. */
public final class PairArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "<dc>", description = "The datacenter.")
  private String dc = "";

  @Parameters(index = "1", paramLabel = "<db>", description = "The database.")
  private String db = "";

  /** The pair; a name that cannot be one is wrong usage. */
  public Pair pair() {
    try {
      return new Pair(dc, db);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
