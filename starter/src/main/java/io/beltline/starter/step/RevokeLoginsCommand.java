package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.REVOKE_LOGINS;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.PlainReport;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fences a side. */
@Command(
    name = "revoke-logins",
    description = {
      "Take the logins of the source away, end its sessions, and prove that nobody can write.",
      "Who could log in is saved in that database first, so that restore-logins gives back"
          + " exactly that. The root user, the replication role and the excluded roles are left"
          + " alone.",
      HelpText.CHANGES,
      HelpText.NO_DST,
      HelpText.EVERY_PAIR,
      HelpText.EXITS
    })
public final class RevokeLoginsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final RoleOptions roles = new RoleOptions();
  @Mixin private final SideOption side = new SideOption();

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public RevokeLoginsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandOptions options = CommandOptions.NONE.withExcept(roles.filter()).withSide(side.side());
    return pairs.run(surroundings, new StepPlan(REVOKE_LOGINS, options), new PlainReport());
  }
}
