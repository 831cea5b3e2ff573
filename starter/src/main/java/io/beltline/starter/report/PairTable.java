package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A table in which every pair of a command has its place, and below it lines that say of which pair
 * they are.
 */
final class PairTable {
  private final CommandResult result;
  private final TextTable table;
  private final List<String> notes = new ArrayList<>();

  PairTable(CommandResult result, Colours colours, String... headings) {
    this(result, colours, List.of(headings));
  }

  PairTable(CommandResult result, Colours colours, List<String> headings) {
    this.result = result;
    this.table = new TextTable(colours, headings);
  }

  void row(Cell... cells) {
    table.row(cells);
  }

  void row(List<Cell> cells) {
    table.row(cells);
  }

  /** Something that no cell has room for. */
  void note(PairResult pair, String text) {
    notes.add("%s/%s: %s".formatted(result.dc(), pair.db(), text));
  }

  /**
   * All of it, once each pair that has an answer is told: its rows, and its notes before those of
   * the command itself.
   */
  <D> List<String> lines(Class<D> details, BiConsumer<PairResult, D> tell) {
    for (PairResult pair : result.results()) {
      if (pair.outcome() == null) {
        table.without(pair);
        continue;
      }
      tell.accept(pair, pair.detailAs(details));
      pair.notes().forEach(note -> note(pair, note));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(notes);
    return lines;
  }
}
