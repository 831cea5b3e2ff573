package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.REMOVE_CONSTRAINTS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what would break an initial copy. */
@Command(
    name = "remove-constraints",
    description = {
      "Remove the NOT VALID constraints of the destination.",
      "Before replication is set up, on a destination whose schema came from elsewhere.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class RemoveConstraintsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public RemoveConstraintsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.with(Flag.FORCE, force.forced());
    return pairs.run(
        surroundings, new StepPlan(REMOVE_CONSTRAINTS, options), new PlainReport(Details::removed));
  }
}
