package io.beltline.starter.report;

import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under headings, in columns as wide as their widest cell. */
final class TextTable {
  private static final String GAP = "  ";

  private final Colours colours;
  private final List<Cell> headings;
  private final List<List<Cell>> rows = new ArrayList<>();

  TextTable(Colours colours, String... headings) {
    this(colours, Arrays.asList(headings));
  }

  TextTable(Colours colours, List<String> headings) {
    this.colours = colours;
    this.headings = headings.stream().map(heading -> Cell.of(heading, colours::strong)).toList();
  }

  void row(Cell... cells) {
    row(Arrays.asList(cells));
  }

  void row(List<Cell> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.size(), headings.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** A pair that has no answer, which is never left out. */
  void without(PairResult pair) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(pair.db()));
    cells.add(Cell.of(pair.summary(), colours::bad));
    while (cells.size() < headings.size()) {
      cells.add(Cell.of("-"));
    }
    row(cells);
  }

  /** All of it; nothing without rows. */
  List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Integer> widths = IntStream.range(0, headings.size()).mapToObj(this::width).toList();
    return all().map(row -> line(row, widths)).toList();
  }

  private Stream<List<Cell>> all() {
    return Stream.concat(Stream.of(headings), rows.stream());
  }

  private int width(int column) {
    return all().mapToInt(row -> row.get(column).width()).max().orElse(0);
  }

  private static String line(List<Cell> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> row.get(column).padded(widths.get(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }
}
