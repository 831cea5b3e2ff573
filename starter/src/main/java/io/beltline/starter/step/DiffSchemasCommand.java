package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.DIFF_SCHEMAS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.SchemaDiffTable;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the schemas. */
@Command(
    name = "diff-schemas",
    description = {
      "Compare the schemas of both sides, in a form in which only what matters differs.",
      "NOT VALID constraints and secondary indexes arrive later and count with --full only.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when they match, 1 when they differ, and 5 when nobody can tell."
    })
public final class DiffSchemasCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--full", description = "Compare what is loaded later, too.")
  private boolean full;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public DiffSchemasCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(DIFF_SCHEMAS, CommandOptions.NONE.with(Flag.FULL, full)),
        new SchemaDiffTable());
  }
}
