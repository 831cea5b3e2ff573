package io.beltline.starter.cutover;

import io.beltline.starter.command.DurationConverter;
import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.temporal.ConfigurationCheck;
import io.beltline.starter.temporal.Conflicts;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.CutoverStarter;
import io.beltline.starter.temporal.Reservation;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.JsonText;
import io.beltline.starter.view.Verdicts;
import io.beltline.workflows.cutover.CutoverPlan;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.pair.Pair;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a pair's cutover, or follows the one that runs already. */
@Command(
    name = "start",
    description = {
      "Start moving a database, and follow it until a human is needed.",
      "First asks a worker of the datacenter whether it can use the configuration; if none answers,"
          + " nothing is started. A cutover that runs already is followed.",
      "Ctrl-C stops following; the cutover goes on."
    })
public final class StartCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--outage-budget",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long writes may be refused, such as 20s; otherwise as configured.")
  private @Nullable Duration outageBudget;

  @Option(
      names = "--max-lag-bytes",
      paramLabel = "BYTES",
      converter = BytesConverter.class,
      description = "The most lag that the outage may start with; otherwise as configured.")
  private @Nullable Long maxLagBytes;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who starts it, for the record (default: ${DEFAULT-VALUE}).")
  private @Nullable String by;

  @Option(names = "--detach", description = "Return at once instead of following.")
  private boolean detach;

  /** Uses these surroundings. */
  public StartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Pair pair = arguments.pair();
    CutoverPlan plan = new CutoverPlan(pair, outageBudget, maxLagBytes, by);
    try (Connection connection =
        Connection.open(surroundings.environment(), surroundings.deadlines())) {
      CutoverHandle cutover = new CutoverHandle(connection, pair);
      boolean started = cutover.running().isEmpty() && start(connection, plan);
      surroundings.err().line(said(pair, started));
      if (detach) {
        return printStarted(pair, started);
      }
      Follower follower = new Follower(cutover, surroundings.deadlines(), surroundings.err());
      CutoverView view = follower.untilSettled();
      Result.print(view, output, surroundings.out());
      return Verdicts.of(view).number();
    }
  }

  private boolean start(Connection connection, CutoverPlan plan) {
    new ConfigurationCheck(connection, surroundings.directory()).require(plan.pair());
    Reservation reservation = new Reservation(connection, plan.pair());
    return reservation.during(
        () -> {
          new Conflicts(connection).refuseCutover(plan.pair());
          reservation.requireTime();
          return new CutoverStarter(connection).start(plan);
        });
  }

  private String said(Pair pair, boolean started) {
    String following = detach ? "" : " Following it; Ctrl-C stops following, not the cutover.";
    return started
        ? "Started the cutover of " + pair + "." + following
        : "A cutover of %s runs already; its plan is unchanged.%s".formatted(pair, following);
  }

  private int printStarted(Pair pair, boolean started) {
    Started result = new Started(CutoverWorkflow.id(pair), started);
    surroundings
        .out()
        .line(
            output.json()
                ? JsonText.of(result)
                : "belt cutover status %s %s --watch".formatted(pair.dc(), pair.db()));
    return ExitCode.DONE.number();
  }

  /**
   * The result with {@code --detach}.
   *
   * @param workflowId the id under which the Temporal UI shows it
   * @param started false if it ran already
   */
  private record Started(String workflowId, boolean started) {}
}
