package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.VALIDATE_DATA;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares all rows. */
@Command(
    name = "validate-data",
    description = {
      "Compare all rows of all tables of both sides, on the servers themselves.",
      "While replication runs, a row counts as different only when it stays so. Names table,"
          + " key and columns of what differs, and no value of another column unless that is asked"
          + " for.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when they are equal, 1 when they differ, and 5 when something could not be"
          + " compared."
    })
public final class ValidateDataCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final DirectionOption way = new DirectionOption();

  @Mixin private final ComparisonMixin comparison = new ComparisonMixin();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public ValidateDataCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options =
        CommandOptions.NONE.withDirection(way.direction()).withComparison(comparison.options());
    return pairs.run(
        surroundings, new StepPlan(VALIDATE_DATA, options), new PlainReport(Details::comparisons));
  }
}
