package io.beltline.testbed.bench;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How fast rows are compared; with {@code --json} this is its shape.
 *
 * @param data what was compared, each in the same ways
 */
record ValidationReport(List<Data> data) {
  ValidationReport {
    data = List.copyOf(data);
  }

  /**
   * One set of rows.
   *
   * @param what in words
   * @param bytes on disk, with TOAST and without indexes
   * @param rows how many
   * @param ways how fast each way is
   */
  record Data(String what, long bytes, long rows, List<Way> ways) {
    Data {
      ways = List.copyOf(ways);
    }
  }

  /**
   * One way to compare.
   *
   * @param way in words
   * @param unseen which differences it takes for none
   * @param megabytesPerCore megabytes in a second of one core of one server, the best of the
   *     rounds; zero where it cannot
   */
  record Way(String way, String unseen, double megabytesPerCore) {}

  /** For people, and for the README: a line for each way, a column for each set of rows. */
  String markdown() {
    Stream<String> head =
        Stream.of(
            line("MB/s per core", data.stream().map(Data::what), "what it does not see"),
            "|---".repeat(data.size() + 2) + "|");
    Stream<String> lines =
        IntStream.range(0, data.get(0).ways.size())
            .mapToObj(
                i -> {
                  Way way = data.get(0).ways.get(i);
                  return line(
                      way.way, data.stream().map(one -> speed(one.ways.get(i))), way.unseen);
                });
    return Stream.concat(head, lines).collect(joining("\n")) + "\n\n" + sizes();
  }

  private static String line(String first, Stream<String> middle, String last) {
    return "| %s | %s | %s |".formatted(first, middle.collect(joining(" | ")), last);
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
        .collect(joining("; ", "Compared were ", "."));
  }
}
