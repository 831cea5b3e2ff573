package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.TEARDOWN_FORWARD_REPLICATION;

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

/** Drains and stops the forward link. */
@Command(
    name = "teardown-forward-replication",
    description = {
      "Wait until everything has arrived, then stop replication from the source to the"
          + " destination.",
      "For the downtime, after revoke-logins and before the destination takes writes.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      HelpText.LINK_EXITS
    })
public final class TeardownForwardReplicationCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--force", description = HelpText.FORCE_LINK)
  private boolean force;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public TeardownForwardReplicationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.with(Flag.FORCE, force);
    return pairs.run(
        surroundings,
        new StepPlan(TEARDOWN_FORWARD_REPLICATION, options),
        new PlainReport(Details::steps));
  }
}
