package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.RESET;

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

/** Makes the destination ready for another beginning. */
@Command(
    name = "reset",
    description = {
      "Stop replication and empty the destination, so that setup can begin anew.",
      "Removes both links, the rows of the tables in scope, secondary indexes and NOT VALID"
          + " constraints. Sequences stay as they are. For use before the destination takes"
          + " writes.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class ResetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--force",
      description =
          "Also where the destination holds more than the source, which may mean that the sides were"
              + " mixed up, and where the source is fenced, when the destination may have the only"
              + " copy of what was written there; and end the sessions that hold a lock which is"
              + " needed.")
  private boolean force;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public ResetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(RESET, CommandOptions.NONE.with(Flag.FORCE, force)),
        new PlainReport(Details::steps));
  }
}
