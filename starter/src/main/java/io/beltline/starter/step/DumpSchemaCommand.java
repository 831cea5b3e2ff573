package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.DUMP_SCHEMA;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.starter.schema.DumpedSchema;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the source's schema into files. */
@Command(
    name = "dump-schema",
    description = {
      "Write the source's schema into four files below schemas/ here.",
      "In schemas/<dc>/<db>/: schema.sql has all of it, no_invalid_constraints.sql what is loaded before the initial copy,"
          + " indexes.sql the secondary indexes, invalid_constraints.sql the NOT VALID constraints."
          + " Files that are there are replaced.",
      HelpText.NO_DST,
      HelpText.EVERY_PAIR,
      "Exits with 0 when they are written, 1 when the schema could not be dumped, and 2 when the folder"
          + " cannot be used."
    })
public final class DumpSchemaCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public DumpSchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DumpedSchema dumped = new DumpedSchema(surroundings.directory());
    StepPlan plan =
        new StepPlan(DUMP_SCHEMA, (pair, notice) -> CommandOptions.NONE, dumped::written);
    return pairs.run(surroundings, plan, new PlainReport(Details::paths));
  }
}
