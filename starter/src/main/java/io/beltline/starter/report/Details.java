package io.beltline.starter.report;

import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.starter.view.ValidationText;
import io.beltline.starter.view.Words;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The records of commands that have no table of their own, in lines. */
public final class Details {
  private Details() {}

  /** Each step, in the order in which they ended. */
  public static List<String> steps(PairResult pair, Colours colours) {
    return pair.detailAs(Detail.Steps.class).steps().stream()
        .map(done -> "%s: %s".formatted(done.step(), done.said()))
        .toList();
  }

  /** Names of what is gone. */
  public static List<String> removed(PairResult pair, Colours colours) {
    return pair.detailAs(Detail.Removed.class).names();
  }

  /** Where each file is. */
  public static List<String> paths(PairResult pair, Colours colours) {
    Map<?, ?> paths = pair.detailAs(Map.class);
    return paths.values().stream().map(path -> String.valueOf(path)).toList();
  }

  /** What became of each table. */
  public static List<String> tables(PairResult pair, Colours colours) {
    return pair.detailAs(Detail.Tables.class).tables().stream()
        .map(table -> table(table, colours))
        .toList();
  }

  private static String table(TableCopy copy, Colours colours) {
    String rows = Words.amount(copy.rows(), "rows");
    return switch (copy.state()) {
      case COPIED -> "%s: copied, %s".formatted(copy.table(), rows);
      case EQUAL -> "%s: had the same rows already, %s".formatted(copy.table(), rows);
      case HAS_OTHER_ROWS ->
          colours.bad("%s: has other rows, left as it is".formatted(copy.table()));
    };
  }

  /**
   * The sequences that were moved, or stand where they should not, as diff-sequences tells them.
   */
  public static PlainReport.DetailText sequences(Direction direction) {
    return (pair, colours) -> sequences(pair, direction);
  }

  private static List<String> sequences(PairResult pair, Direction direction) {
    return pair.detailAs(Detail.Sequences.class).sequences().stream()
        .filter(state -> state.verdict() != SequenceState.Verdict.OK)
        .filter(state -> state.verdict() != SequenceState.Verdict.NOT_NEEDED)
        .map(state -> sequence(state, direction))
        .toList();
  }

  private static String sequence(SequenceState state, Direction direction) {
    return "%s: %s, SRC %s, DST %s"
        .formatted(
            state.sequence(),
            Words.constant(state.verdict()),
            SequenceTable.position(state, direction, Side.SOURCE),
            SequenceTable.position(state, direction, Side.DESTINATION));
  }

  /** Each comparison, and the rows that differ. */
  public static List<String> comparisons(PairResult pair, Colours colours) {
    List<String> lines = new ArrayList<>();
    for (ValidationReport report : pair.detailAs(Detail.Comparisons.class).comparisons()) {
      String verdict = ValidationText.verdict(report);
      lines.add(report.verdict() == Verdict.EQUAL ? verdict : colours.bad(verdict));
      ValidationText.findings(report).map(finding -> "  " + finding).forEach(lines::add);
    }
    return lines;
  }
}
