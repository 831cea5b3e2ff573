package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.CHECK_CONNECTIVITY;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.ConnectivityTable;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells who reaches whom. */
@Command(
    name = "check-connectivity",
    description = {
      "Try ports and logins of both sides, and whether each server reaches the other.",
      "Every check is made that can be; what does not work is told with a remedy.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when everything works, and with 1 when something does not."
    })
public final class CheckConnectivityCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public CheckConnectivityCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(CHECK_CONNECTIVITY, CommandOptions.NONE),
        new ConnectivityTable());
  }
}
