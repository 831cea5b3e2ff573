package io.beltline.testbed.mutation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the comparisons saw; with {@code --json} this is its shape.
 *
 * @param kinds a line for each class of errors
 * @param comparisons how many whole comparisons of identical sides were made under load
 * @param falseAlarms how many of them said anything but equal
 * @param writes how many statements the application had acknowledged meanwhile
 * @param missed what was not said, or not exactly, or said besides
 */
record MutationReport(
    List<Kind> kinds, int comparisons, int falseAlarms, long writes, List<String> missed) {

  /**
   * A class of errors.
   *
   * @param kind its name
   * @param planted how many, one after another
   * @param reported of how many anything was said
   * @param exact of how many just what was expected was said, and nothing else
   */
  record Kind(String kind, int planted, int reported, int exact) {}

  /** Whether everything was seen, and nothing else. */
  boolean ok() {
    return falseAlarms == 0
        && kinds.stream().allMatch(kind -> kind.planted == kind.exact && kind.planted > 0);
  }

  private Kind total() {
    return new Kind(
        "all",
        kinds.stream().mapToInt(Kind::planted).sum(),
        kinds.stream().mapToInt(Kind::reported).sum(),
        kinds.stream().mapToInt(Kind::exact).sum());
  }

  /** For people. */
  String text() {
    return markdown() + missed.stream().map(line -> "\n" + line).collect(joining());
  }

  /** For the README. */
  String markdown() {
    List<Kind> lines = new ArrayList<>(kinds);
    lines.add(total());
    return lines.stream()
        .map(
            kind ->
                "| %s | %d | %d | %d |"
                    .formatted(kind.kind, kind.planted, kind.reported, kind.exact))
        .collect(
            joining(
                "\n",
                "| what goes wrong | planted | reported | named exactly |\n|---|---|---|---|\n",
                "\n\nComparisons of identical sides while an application wrote (%,d statements): %d, false alarms: %d."
                    .formatted(writes, comparisons, falseAlarms)));
  }

  /** Counts, one error after the other. */
  static final class Counting {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();

    void saw(Corruption corruption, Set<String> said) {
      boolean exact = said.equals(corruption.expected());
      kinds.merge(
          corruption.kind(),
          new Kind(corruption.kind(), 1, said.isEmpty() ? 0 : 1, exact ? 1 : 0),
          (one, more) ->
              new Kind(
                  one.kind,
                  one.planted + more.planted,
                  one.reported + more.reported,
                  one.exact + more.exact));
      if (!exact) {
        missed.add(
            "%s%n  expected: %s%n  said:     %s"
                .formatted(corruption, corruption.expected(), said));
      }
    }

    void wrong(String what) {
      missed.add(what);
    }

    MutationReport report(int comparisons, int falseAlarms, long writes) {
      return new MutationReport(
          List.copyOf(kinds.values()), comparisons, falseAlarms, writes, List.copyOf(missed));
    }
  }
}
