package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.TEARDOWN;

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

/** Removes all replication. */
@Command(
    name = "teardown",
    description = {
      "Remove everything of replication from both databases, and prove that nothing is left.",
      "Both links, nodes, slots, the replication role. The data stays, and a side that is"
          + " fenced keeps what restore-logins needs.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class TeardownCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--full",
      negatable = true,
      description = "Remove the extension pglogical, too, unless it was there before.")
  private boolean full;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public TeardownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options =
        CommandOptions.NONE.with(Flag.FULL, full).with(Flag.FORCE, force.forced());
    return pairs.run(
        surroundings, new StepPlan(TEARDOWN, options), new PlainReport(Details::steps));
  }
}
