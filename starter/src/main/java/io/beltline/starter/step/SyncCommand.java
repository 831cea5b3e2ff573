package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.SYNC;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.PairOptions;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import io.beltline.workflows.schema.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries and compares all that replication does not. */
@Command(
    name = "sync",
    description = {
      "Carry over all that replication does not: sequences, tables, constraints; compare,"
          + " analyze.",
      "As sync-sequences, sync-tables, create-indexes, load-constraints, validate-data and"
          + " analyze; side by side where that is possible. For when nobody writes any more.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when it is done and equal, 1 when not, and 5 when something could not be"
          + " compared."
    })
public final class SyncCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--no-schema", description = "Leave indexes and constraints alone.")
  private boolean withoutSchema;

  @Option(names = "--no-no-schema", description = "Do not; that is the default.")
  private boolean withSchema;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public SyncCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (withSchema && withoutSchema) {
      throw pairs.wrong("--no-schema and --no-no-schema exclude each other; name one");
    }
    PairOptions files =
        new FilesOfPair(surroundings).orStored(SchemaFile.INDEXES, SchemaFile.CONSTRAINTS);
    PairOptions options =
        withoutSchema
            ? (pair, notice) -> CommandOptions.NONE.with(Flag.WITHOUT_SCHEMA, true)
            : files;
    return pairs.run(surroundings, new StepPlan(SYNC, options), new PlainReport(Details::steps));
  }
}
