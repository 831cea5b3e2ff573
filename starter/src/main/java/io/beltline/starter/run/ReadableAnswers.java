package io.beltline.starter.run;

import io.beltline.starter.command.Told;
import io.beltline.starter.report.Report;
import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import java.util.List;

/** Keeps an answer that nobody here can read from hiding those of the other pairs. */
final class ReadableAnswers {
  private ReadableAnswers() {}

  /** The same result; a pair that the report cannot tell has an error in its place. */
  static CommandResult by(Report report, CommandResult result) {
    List<PairResult> pairs =
        result.results().stream().map(pair -> readable(report, result, pair)).toList();
    return CommandResult.of(result.dc(), result.command(), pairs);
  }

  private static PairResult readable(Report report, CommandResult result, PairResult pair) {
    CommandResult alone = CommandResult.of(result.dc(), result.command(), List.of(pair));
    try {
      List<String> unused = report.lines(alone, new Colours(false));
      return pair;
    } catch (RuntimeException e) {
      Told told = Told.of(e);
      return pair.unreadable(told.exitCode(), told.message());
    }
  }
}
