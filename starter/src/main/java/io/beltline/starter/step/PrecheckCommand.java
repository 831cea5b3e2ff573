package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.PRECHECK;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.PrecheckTables;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for whatever would make a migration fail. */
@Command(
    name = "precheck",
    description = {
      "Look for whatever would make a migration fail; change nothing.",
      "Tells settings, rights and extensions of both servers, every finding with its remedy,"
          + " and with <db> how each table travels.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when nothing is in the way, 1 when there is a blocker, and 5 when not both servers"
          + " could be looked at."
    })
public final class PrecheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public PrecheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings, new StepPlan(PRECHECK, CommandOptions.NONE), new PrecheckTables());
  }
}
