package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.SETUP;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts replication. */
@Command(
    name = "setup",
    description = {
      "Carry the schema over and start replication from the source to the destination.",
      "Returns once the initial copy runs; status shows how far it is. Typed again it goes on"
          + " where it stopped, and never disturbs replication that runs.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class SetupCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--schema",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Carry the schema over, too; with --no-schema it must be there already.")
  private boolean schema = true;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public SetupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(SETUP, CommandOptions.NONE.with(Flag.WITHOUT_SCHEMA, !schema)),
        new PlainReport(Details::steps));
  }
}
