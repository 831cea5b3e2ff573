package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.CONNECTIONS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.ConnectionsTable;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells who is connected. */
@Command(
    name = "connections",
    description = {
      "Count the sessions in both databases by user.",
      "Left out are Beltline's own, postgres, the hosting's roles, and whatever the"
          + " configuration or an option names.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when both sides could be looked at, and with 1 when not."
    })
public final class ConnectionsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final RoleOptions roles = new RoleOptions();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public ConnectionsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return pairs.run(
        surroundings,
        new StepPlan(CONNECTIONS, CommandOptions.NONE.withExcept(roles.filter())),
        new ConnectionsTable());
  }
}
