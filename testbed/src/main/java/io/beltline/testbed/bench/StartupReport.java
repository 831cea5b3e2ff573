package io.beltline.testbed.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * How long {@code belt} takes to answer; with {@code --json} this is its shape.
 *
 * @param temporal which Temporal it ran on, embedded or real
 * @param timings one for each command
 */
record StartupReport(String temporal, List<Timing> timings) {
  StartupReport {
    timings = List.copyOf(timings);
  }

  /** Whether each median is as short as it must be. */
  boolean isWithinLimits() {
    return timings.stream().allMatch(timing -> timing.medianSeconds <= timing.limitSeconds);
  }

  /** A line for each. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("%-32s %8s %8s %8s %8s%n".formatted("belt …", "median", "least", "most", "limit"));
    for (Timing timing : timings) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-32s %6.2f s %6.2f s %6.2f s %6.2f s%n",
              timing.arguments,
              timing.medianSeconds,
              timing.leastSeconds,
              timing.mostSeconds,
              timing.limitSeconds));
    }
    return text.toString().stripTrailing();
  }

  /**
   * One command.
   *
   * @param arguments what was typed after {@code belt}
   * @param medianSeconds from start to end of the process
   * @param leastSeconds of the same
   * @param mostSeconds of the same
   * @param limitSeconds how long the median may be
   */
  record Timing(
      String arguments,
      double medianSeconds,
      double leastSeconds,
      double mostSeconds,
      double limitSeconds) {
    /** From what hyperfine exports. */
    static Timing of(String arguments, double limitSeconds, JsonNode exported) {
      JsonNode result = exported.at("/results/0");
      return new Timing(
          arguments,
          result.path("median").asDouble(),
          result.path("min").asDouble(),
          result.path("max").asDouble(),
          limitSeconds);
    }
  }
}
