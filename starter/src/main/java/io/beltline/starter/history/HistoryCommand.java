package io.beltline.starter.history;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.PairArguments;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.view.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what happened in a cutover. */
@Command(
    name = "history",
    description = {
      "Tell what happened in a cutover: phases, steps, failures, requests, gates, outages.",
      "Needs no worker; what only the cutover itself knows is told when one answers.",
      "Exits with 0 when the history was told, however the cutover ended."
    })
public final class HistoryCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  private final Surroundings surroundings;

  @Mixin private final PairArguments arguments = new PairArguments();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "An earlier run, by the id that Temporal shows; otherwise the latest.")
  private @Nullable UUID runId;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as one page that needs nothing else; - for stdout.")
  private @Nullable String html;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Uses these surroundings. */
  public HistoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (STDOUT.equals(html) && output.json()) {
      throw new ParameterException(
          spec.commandLine(), "--json and --html - cannot both go to stdout");
    }
    Instant now = Instant.now();
    CutoverHistory history;
    try (Connection connection =
        Connection.open(surroundings.environment(), surroundings.deadlines())) {
      Recording recording =
          new Recorder(connection)
              .recorded(arguments.pair(), Optional.ofNullable(runId).map(UUID::toString));
      history = HistoryReader.read(recording, now);
    }
    print(history, now);
    return ExitCode.DONE.number();
  }

  private void print(CutoverHistory history, Instant now) {
    if (STDOUT.equals(html)) {
      surroundings.out().line(HistoryPage.of(history, now));
    } else if (html != null) {
      write(Path.of(html), HistoryPage.of(history, now));
    }
    if (output.json()) {
      surroundings.out().line(JsonText.of(history));
    } else if (html == null) {
      new HistoryText(surroundings.out().colours())
          .lines(history, now)
          .forEach(surroundings.out()::line);
    }
  }

  private void write(Path file, String text) {
    Path target = surroundings.directory().resolve(file);
    try {
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new BeltException(
          ExitCode.FAILED, "The page cannot be written to %s: %s".formatted(target, e), e);
    }
    surroundings.err().line("Written: " + target);
  }
}
