package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.CREATE_INDEXES;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.PairOptions;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.Flag;
import io.beltline.workflows.schema.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the secondary indexes. */
@Command(
    name = "create-indexes",
    description = {
      "Build the secondary indexes from their file, indexes.sql, several at a time.",
      "From schemas/<dc>/<db>/ here, for after the initial copy. Without that file those are built that"
          + " setup has stored; one that is there already is left as it is; another one of its name is refused. Analyzes the database"
          + " afterwards. May be repeated.",
      HelpText.CHANGES,
      HelpText.NO_SRC,
      HelpText.EVERY_PAIR,
      "Exits with 0 when every index is there and valid, and with 1 when not."
    })
public final class CreateIndexesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--concurrently",
      description =
          "Let applications and replication write to the tables meanwhile; takes longer, one index at a"
              + " time.")
  private boolean concurrently;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public CreateIndexesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PairOptions files = new FilesOfPair(surroundings).orStored(SchemaFile.INDEXES);
    PairOptions options =
        (pair, notice) -> files.of(pair, notice).with(Flag.CONCURRENTLY, concurrently);
    return pairs.run(surroundings, new StepPlan(CREATE_INDEXES, options), new PlainReport());
  }
}
