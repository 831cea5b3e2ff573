package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A line for each pair, and under it what else there is to say. */
public final class PlainReport implements Report {
  private final DetailText details;

  /** With the details of a command. */
  public PlainReport(DetailText details) {
    this.details = details;
  }

  /** With nothing but summary and notes. */
  public PlainReport() {
    this((result, colours) -> List.of());
  }

  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    List<String> lines = new ArrayList<>();
    for (PairResult pair : result.results()) {
      lines.add(line(result, pair, colours));
      if (pair.outcome() == null) {
        continue;
      }
      notes(pair).forEach(lines::add);
      Shortened.of(details.lines(pair, colours)).stream()
          .map(detail -> "  " + detail)
          .forEach(lines::add);
    }
    return lines;
  }

  /** The pair's name and its summary, in the colour of its outcome. */
  static String line(CommandResult result, PairResult pair, Colours colours) {
    String line = "%s/%s: %s".formatted(result.dc(), pair.db(), pair.summary());
    if (pair.outcome() == Outcome.DONE) {
      return colours.good(line);
    }
    return pair.outcome() == Outcome.COULD_NOT_VERIFY ? colours.attention(line) : colours.bad(line);
  }

  /** What else a human should know, under that line. */
  static List<String> notes(PairResult pair) {
    return pair.notes().stream().map(note -> "  " + note).toList();
  }

  /** What stands under a pair's line. */
  @FunctionalInterface
  public interface DetailText {
    /** Its lines, not indented. */
    List<String> lines(PairResult pair, Colours colours);
  }
}
