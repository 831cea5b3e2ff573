package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.REMOVE_INDEXES;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what would get in the way of an initial copy. */
@Command(
    name = "remove-indexes",
    description = {
      "Remove the secondary indexes of the destination.",
      "Those of keys, and those that a foreign key or a replica identity needs, stay. Makes an"
          + " initial copy fast, on a destination whose schema came from elsewhere.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class RemoveIndexesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public RemoveIndexesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.with(Flag.FORCE, force.forced());
    return pairs.run(
        surroundings, new StepPlan(REMOVE_INDEXES, options), new PlainReport(Details::removed));
  }
}
