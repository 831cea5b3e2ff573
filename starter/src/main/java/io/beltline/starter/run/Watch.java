package io.beltline.starter.run;

import io.beltline.starter.command.OutputOptions;
import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.CommandResult;
import io.beltline.starter.temporal.Connection;
import io.beltline.starter.terminal.Colours;
import io.beltline.starter.terminal.LiveBlock;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.Words;
import io.beltline.workflows.pair.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command that only looks again and again, until somebody stops it: redrawn on a terminal,
 * one report after the other elsewhere.
 */
public final class Watch {
  private final Surroundings surroundings;
  private final CommandRun command;

  /**
   * In these surroundings.
   *
   * @param atOnce how many pairs at a time
   */
  public Watch(Surroundings surroundings, OutputOptions output, int atOnce) {
    this.surroundings = surroundings;
    this.command = new CommandRun(surroundings, output, atOnce);
  }

  /** Never returns; ends with the process, or when its thread is interrupted. */
  public int run(String dc, @Nullable String db, StepPlan plan, Report report, Duration interval) {
    Terminal out = surroundings.out();
    LiveBlock block = out.interactive() ? new LiveBlock(out) : null;
    try (Connection connection = command.connection()) {
      List<Pair> pairs = command.pairs(connection, dc, db);
      while (true) {
        CommandResult result = command.onEach(connection, pairs, plan, RunDisplay.none());
        List<String> lines = lines(result, report);
        if (block == null) {
          lines.forEach(out::line);
        } else {
          block.draw(lines);
        }
        sleep(interval);
      }
    }
  }

  private List<String> lines(CommandResult result, Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(Words.time(Instant.now()));
    Colours colours = surroundings.out().colours();
    CommandResult told = ReadableAnswers.by(report, result);
    lines.addAll(report.lines(told, colours));
    told.results().stream()
        .filter(pair -> pair.error() != null)
        .map(pair -> CommandRun.error(told.dc(), pair, colours))
        .forEach(lines::add);
    return lines;
  }

  private static void sleep(Duration interval) {
    try {
      Thread.sleep(interval.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BeltException(ExitCode.FAILED, "Interrupted; nobody watches any more.", e);
    }
  }
}
