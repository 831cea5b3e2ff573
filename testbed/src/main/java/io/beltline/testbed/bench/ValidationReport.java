package io.beltline.testbed.bench;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/**
 * How fast rows are compared; with {@code --json} this is its shape.
 *
 * @param data what was compared
 */
record ValidationReport(List<Data> data) {

  /**
   * One set of rows.
   *
   * @param what in words
   * @param bytes of its tables, without indexes
   * @param rows how many
   * @param ways how fast each way is
   */
  record Data(String what, long bytes, long rows, List<Way> ways) {}

  /**
   * One way to compare.
   *
   * @param way in words
   * @param exact whether it tells apart whatever is not the same
   * @param megabytesPerCore bytes of tables in a second of one core of one server, the best of the
   *     rounds; zero where it cannot
   */
  record Way(String way, String exact, double megabytesPerCore) {}

  /** For people, and for the README: a line for each way, a column for each set of rows. */
  String markdown() {
    StringBuilder text = new StringBuilder("| MB/s per core |");
    data.forEach(one -> text.append(' ').append(one.what).append(" |"));
    text.append(" tells all apart |\n|---|").append("---|".repeat(data.size() + 1)).append('\n');
    List<Way> ways = data.get(0).ways;
    for (int i = 0; i < ways.size(); i++) {
      int way = i;
      text.append(
          data.stream()
              .map(one -> speed(one.ways.get(way)))
              .collect(
                  joining(
                      " | ", "| " + ways.get(i).way + " | ", " | " + ways.get(i).exact + " |\n")));
    }
    return text.append('\n').append(sizes()).toString();
  }

  private static String speed(Way way) {
    return way.megabytesPerCore == 0
        ? "–"
        : String.format(Locale.ROOT, "%,.0f", way.megabytesPerCore);
  }

  private String sizes() {
    return data.stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT, "%s: %,d rows, %,.0f MB", one.what, one.rows, one.bytes / 1e6))
        .collect(joining("; ", "", "."));
  }
}
