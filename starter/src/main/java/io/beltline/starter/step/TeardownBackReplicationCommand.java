package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.TEARDOWN_BACK_REPLICATION;

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

/** Stops the back link. */
@Command(
    name = "teardown-back-replication",
    description = {
      "Stop replication from the destination to the source.",
      "From then on going back to the source loses what is written on the destination.",
      HelpText.CHANGES,
      HelpText.NO_DST,
      HelpText.EVERY_PAIR,
      HelpText.LINK_EXITS
    })
public final class TeardownBackReplicationCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--force", description = HelpText.FORCE_LINK)
  private boolean force;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public TeardownBackReplicationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.with(Flag.FORCE, force);
    return pairs.run(
        surroundings,
        new StepPlan(TEARDOWN_BACK_REPLICATION, options),
        new PlainReport(Details::steps));
  }
}
