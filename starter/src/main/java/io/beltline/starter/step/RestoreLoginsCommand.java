package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.RESTORE_LOGINS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a side's logins back. */
@Command(
    name = "restore-logins",
    description = {
      "Give the source the logins back that revoke-logins took, and no others.",
      "The excluded roles stay without a login, and can be given back later.",
      HelpText.CHANGES,
      HelpText.NO_DST,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class RestoreLoginsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final RoleOptions roles = new RoleOptions();
  @Mixin private final SideOption side = new SideOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public RestoreLoginsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.withExcept(roles.filter()).withSide(side.side());
    return pairs.run(surroundings, new StepPlan(RESTORE_LOGINS, options), new PlainReport());
  }
}
