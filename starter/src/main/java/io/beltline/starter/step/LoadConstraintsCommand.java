package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.LOAD_CONSTRAINTS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.PairOptions;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.schema.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds the NOT VALID constraints. */
@Command(
    name = "load-constraints",
    description = {
      "Add the NOT VALID constraints from their file, invalid_constraints.sql.",
      "From schemas/<dc>/<db>/ here, for when all data has arrived. Without that file those are added that setup has stored;"
          + " one that is there already is left as it is, another one of its name is refused.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class LoadConstraintsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public LoadConstraintsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PairOptions options = new FilesOfPair(surroundings).orStored(SchemaFile.CONSTRAINTS);
    return pairs.run(surroundings, new StepPlan(LOAD_CONSTRAINTS, options), new PlainReport());
  }
}
