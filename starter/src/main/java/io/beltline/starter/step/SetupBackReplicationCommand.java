package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.SETUP_BACK_REPLICATION;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts replication the other way. */
@Command(
    name = "setup-back-replication",
    description = {
      "Start replication from the destination back to the source, without a copy.",
      "For after the initial copy. It carries what is written on the destination, so that going"
          + " back to the source loses nothing.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class SetupBackReplicationCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public SetupBackReplicationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(SETUP_BACK_REPLICATION, CommandOptions.NONE),
        new PlainReport(Details::steps));
  }
}
