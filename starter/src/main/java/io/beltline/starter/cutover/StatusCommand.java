package io.beltline.starter.cutover;

import io.beltline.starter.command.DurationConverter;
import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.Observer;
import io.beltline.starter.view.Verdicts;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where a cutover stands. */
@Command(
    name = "status",
    description = {
      "Show where a cutover stands, and what to type next.",
      "Exits with 3 while a gate waits, 1 if a step has stopped or the cutover failed, was aborted or"
          + " rolled back, 0 while it runs and when it is done."
    })
public final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = {"-w", "--watch"},
      description = "Show it again and again until it has ended; Ctrl-C stops watching.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "1s",
      description = "How often --watch looks (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofSeconds(1);

  /** Uses these surroundings. */
  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Connection connection =
        Connection.open(surroundings.environment(), surroundings.deadlines())) {
      CutoverHandle cutover = new CutoverHandle(connection, arguments.pair());
      CutoverView view = look(cutover);
      Result.print(view, output, surroundings.out());
      return Verdicts.of(view).number();
    }
  }

  /** With {@code --json}, watching goes to stderr, so that stdout holds one object. */
  private CutoverView look(CutoverHandle cutover) {
    return watch
        ? new Follower(
                cutover,
                surroundings.deadlines(),
                output.json() ? surroundings.err() : surroundings.out())
            .untilEnded(interval)
        : new Observer(cutover).look();
  }
}
