package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.ADOPT_SCHEMA;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes changes of the source's schema on the destination. */
@Command(
    name = "adopt-schema",
    description = {
      "Make on the destination what was changed of the source's schema since setup.",
      "In the order that the replication needs; what cannot be adopted is named. Where rows got"
          + " more columns, all rows are compared afterwards.",
      "Runs beside a cutover, too, until its gate revoke-logins is passed.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class AdoptSchemaCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public AdoptSchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(ADOPT_SCHEMA, CommandOptions.NONE),
        new PlainReport(Details::steps));
  }
}
