package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.SYNC_TABLES;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.Details;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries tables that no link carries. */
@Command(
    name = "sync-tables",
    description = {
      "Copy the tables that replication does not carry, such as those without a primary key.",
      "Each in one transaction, streamed from server to server. One that has rows at its"
          + " destination is left as it is, unless --replace is given. For when nobody writes any"
          + " more.",
      HelpText.CHANGES,
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when every table has the same rows, and with 1 when one does not."
    })
public final class SyncTablesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Only this one, with or without its schema. May be repeated.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--replace",
      description = "Replace the rows of tables that have others at their destination.")
  private boolean replace;

  @Mixin private final DirectionOption way = new DirectionOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public SyncTablesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options =
        CommandOptions.NONE
            .withTables(tables)
            .with(Flag.REPLACE, replace)
            .withDirection(way.direction());
    return pairs.run(
        surroundings, new StepPlan(SYNC_TABLES, options), new PlainReport(Details::tables));
  }
}
