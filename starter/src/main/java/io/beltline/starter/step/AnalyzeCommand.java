package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.ANALYZE;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Renews the destination's planner statistics. */
@Command(
    name = "analyze",
    description = {
      "Run ANALYZE in the destination's database.",
      "For before applications use it, and after indexes were built.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public AnalyzeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings, new StepPlan(ANALYZE, CommandOptions.NONE), new PlainReport(Details::steps));
  }
}
