package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.starter.view.Words;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.sequence.SequenceState.Verdict;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where every sequence stands on both sides. */
public final class SequenceTable implements Report {
  private final Direction direction;

  /** Of a comparison in this direction: its subscriber must not be behind. */
  public SequenceTable(Direction direction) {
    this.direction = direction;
  }

  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    PairTable table =
        new PairTable(result, colours, "database", "sequence", "SRC", "DST", "verdict");
    return table.lines(
        Detail.Sequences.class,
        (pair, detail) -> {
          detail.sequences().forEach(state -> table.row(row(pair, state, colours)));
          table.note(pair, pair.summary());
        });
  }

  private List<Cell> row(PairResult pair, SequenceState state, Colours colours) {
    return List.of(
        Cell.of(pair.db()),
        Cell.of(state.sequence()),
        Cell.of(position(state, direction, Side.SOURCE)),
        Cell.of(position(state, direction, Side.DESTINATION)),
        Cell.of(Words.constant(state.verdict()), paint(state.verdict(), colours)));
  }

  /** Where it stands on a side, whichever way data goes. */
  static String position(SequenceState state, Direction direction, Side side) {
    Long subscriber = state.subscriber();
    if (side == direction.provider()) {
      return String.valueOf(state.provider());
    }
    return subscriber == null ? "-" : subscriber.toString();
  }

  private static UnaryOperator<String> paint(Verdict verdict, Colours colours) {
    return switch (verdict) {
      case OK, MOVED -> colours::good;
      case BEHIND, MISSING -> colours::bad;
      case NOT_NEEDED -> text -> text;
    };
  }
}
