package io.beltline.starter.step;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Report;
import io.beltline.starter.run.CommandRun;
import io.beltline.starter.run.StepPlan;
import io.beltline.starter.run.Watch;
import io.beltline.workflows.pair.Pair;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One pair, or every pair of a datacenter; and how the answer is told. */
final class PairsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "<dc>", description = "The datacenter.")
  private String dc = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "<db>",
      description = "The database; every pair of the datacenter otherwise.")
  private @Nullable String db;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "4",
      description = "How many pairs at a time (default: ${DEFAULT-VALUE}).")
  private int atOnce = 1;

  @Mixin private final OutputOptions output = new OutputOptions();

  /** Runs it, and returns what the process ends with. */
  int run(Surroundings surroundings, StepPlan plan, Report report) {
    requireNames();
    return new CommandRun(surroundings, output, atOnce).run(dc, db, plan, report);
  }

  /** Runs it again and again until somebody stops that. */
  int watch(Surroundings surroundings, StepPlan plan, Report report, Duration interval) {
    requireNames();
    if (output.json()) {
      throw wrong("--watch is for people, --json prints one object; name one");
    }
    return new Watch(surroundings, output, atOnce).run(dc, db, plan, report, interval);
  }

  /** What is wrong with what was typed; ends the command. */
  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** A datacenter's name is judged as that of a pair. */
  private void requireNames() {
    try {
      Pair unused = new Pair(dc, db == null ? dc : db);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }
}
