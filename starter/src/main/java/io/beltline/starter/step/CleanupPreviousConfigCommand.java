package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.CLEANUP_PREVIOUS_CONFIG;

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

/** Removes what an earlier migration left on the source. */
@Command(
    name = "cleanup-previous-config",
    description = {
      "Remove what an earlier migration left of pglogical in the source, whoever made it.",
      "For a database that was the destination of one, or whose migration was never torn down."
          + " Refused while a migration of the pair is set up, and where dst is null, because then"
          + " nobody can tell; --force cleans up all the same.",
      HelpText.CHANGES,
      HelpText.NO_DST,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class CleanupPreviousConfigCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--full", negatable = true, description = "Remove the extension pglogical, too.")
  private boolean full;

  @Option(
      names = "--force",
      description =
          "Clean up although a migration of the pair is set up, or nobody can tell; its replication"
              + " ends.")
  private boolean force;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public CleanupPreviousConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.with(Flag.FULL, full).with(Flag.FORCE, force);
    return pairs.run(
        surroundings,
        new StepPlan(CLEANUP_PREVIOUS_CONFIG, options),
        new PlainReport(Details::removed));
  }
}
