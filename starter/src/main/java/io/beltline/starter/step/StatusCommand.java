package io.beltline.starter.step;

import static io.beltline.workflows.command.Command.STATUS;

import io.beltline.starter.command.DurationConverter;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.report.StatusTable;
import io.beltline.starter.run.StepPlan;
import io.beltline.workflows.command.CommandOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how replication stands. */
@Command(
    name = "status",
    description = {
      "Show how replication stands in both directions, how far behind, and how large the data.",
      "unconfigured: there is no such link. initializing: the initial copy is made. replicating: only new"
          + " writes travel. down: nothing travels; the reason stands below the table.",
      HelpText.BOTH_SIDES,
      HelpText.EVERY_PAIR,
      "Exits with 0 when nothing is down, and with 1 when a link is."
    })
public final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-w", "--watch"},
      description = "Show it again and again; Ctrl-C stops watching.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "5s",
      description = "How long --watch waits between two looks (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofSeconds(5);

  @Mixin private final PairsOptions pairs = new PairsOptions();

  /** Uses these surroundings. */
  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StepPlan plan = new StepPlan(STATUS, CommandOptions.NONE);
    return watch
        ? pairs.watch(surroundings, plan, new StatusTable(), interval)
        : pairs.run(surroundings, plan, new StatusTable());
  }
}
