package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.DIFF_SEQUENCES;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.SequenceTable;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares sequences. */
@Command(
    name = "diff-sequences",
    description = {
      "Compare where every sequence stands on both sides.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when the destination is nowhere behind, 1 when it is, and 5 when nobody can"
          + " tell."
    })
public final class DiffSequencesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final DirectionOption way = new DirectionOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public DiffSequencesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.withDirection(way.direction());
    return pairs.run(
        surroundings, new StepPlan(DIFF_SEQUENCES, options), new SequenceTable(way.direction()));
  }
}
