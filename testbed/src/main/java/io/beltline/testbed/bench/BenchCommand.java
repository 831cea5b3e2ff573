package io.beltline.testbed.bench;

import io.beltline.testbed.rehearsal.MainProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code bin/bench} runs; the script holds the help text. */
@Command(
    name = "bin/bench",
    subcommands = {OutageCommand.class, StartupCommand.class, ValidationCommand.class})
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a benchmark. */
  public static void main(String[] arguments) {
    MainProgram.run(new BenchCommand(), arguments);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be measured? There are: outage, startup, validation");
  }
}
