package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.CHECK_PKEYS;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.KeysReport;
import io.beltline.starter.run.CommandRun;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.pair.Pair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells which tables have a primary key. */
@Command(
    name = "check-pkeys",
    description = {
      "List the source's tables with a primary key, and those without.",
      "Those without travel too, but while nobody writes: with sync-tables, or inside a cutover's write"
          + " outage.",
      HelpText.NO_DST,
      "Exits with 0 when the source could be looked at, and with 1 when not."
    })
public final class CheckPkeysCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** Uses these surroundings. */
  public CheckPkeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Pair pair = arguments.pair();
    StepPlan plan = new StepPlan(CHECK_PKEYS, CommandOptions.NONE);
    return new CommandRun(surroundings, output, 1)
        .run(pair.dc(), pair.db(), plan, new KeysReport());
  }
}
