package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.LOAD_SCHEMA;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.PairOptions;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.schema.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads the schema of a file. */
@Command(
    name = "load-schema",
    description = {
      "Load the base of the schema from its file, no_invalid_constraints.sql.",
      "From schemas/<dc>/<db>/ here, all of it or none. Secondary indexes and NOT VALID constraints come later, because they"
          + " would slow or break the initial copy.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      "Exits with 0 when it is loaded, 1 when it is not, and 2 when there is no such file here."
    })
public final class LoadSchemaCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public LoadSchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PairOptions options = new FilesOfPair(surroundings).required(SchemaFile.BASE);
    return pairs.run(
        surroundings, new StepPlan(LOAD_SCHEMA, options), new PlainReport(Details::steps));
  }
}
