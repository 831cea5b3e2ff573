package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.SYNC_SEQUENCES;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries sequences. */
@Command(
    name = "sync-sequences",
    description = {
      "Carry the positions of all sequences to the destination, never backwards.",
      "Each ends up past the source's position and past every column that uses it, and a stride"
          + " further if one is given. For when nobody writes any more.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class SyncSequencesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--stride",
      paramLabel = "STEPS",
      converter = StrideConverter.class,
      defaultValue = "0",
      description = "How many steps further sequences go (default: ${DEFAULT-VALUE}).")
  private long stride;

  @Mixin private final DirectionOption way = new DirectionOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public SyncSequencesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.withStride(stride).withDirection(way.direction());
    return pairs.run(
        surroundings,
        new StepPlan(SYNC_SEQUENCES, options),
        new PlainReport(Details.sequences(way.direction())));
  }
}
