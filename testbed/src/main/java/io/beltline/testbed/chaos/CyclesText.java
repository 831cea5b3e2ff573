package io.beltline.testbed.chaos;

import io.beltline.testbed.bench.StepShare;

/** Cutovers and rollbacks for a person. */
final class CyclesText {

  private static final String ROW = "  %-28s %8s %,8d %,8d %,8d%n";

  private CyclesText() {}

  static String of(CyclesReport report) {
    StringBuilder text = new StringBuilder();
    text.append("%n%d times there and back, in ms%n".formatted(report.cycles()));
    way("Cutover", report.cutover(), text);
    way("Rollback", report.rollback(), text);
    text.append(
        "%n  It ended on the %s. Of %,d commits that were acknowledged%n"
            .formatted(report.winner(), report.acknowledged()));
    text.append(
        "  lost %d, duplicated %d; left over %d; outages undone %d%n"
            .formatted(report.lost(), report.duplicated(), report.leftovers(), report.undone()));
    text.append("  The workflow's history has %,d events%n".formatted(report.events()));
    report.problems().forEach(problem -> text.append("  ! ").append(problem).append('\n'));
    return text.toString();
  }

  private static void way(String name, OneWay way, StringBuilder text) {
    text.append("%n  %-28s %8s %8s %8s %8s%n".formatted(name, "start", "median", "p95", "worst"));
    text.append(
        ROW.formatted("by the workflow's clock", "", way.medianMs(), way.p95Ms(), way.worstMs()));
    text.append(
        ROW.formatted(
            "seen by the application",
            "",
            way.applicationMedianMs(),
            way.applicationP95Ms(),
            way.applicationWorstMs()));
    for (StepShare step : way.steps()) {
      text.append(
          ROW.formatted(
              "  " + step.step(),
              step.medianStartMs(),
              step.medianMs(),
              step.p95Ms(),
              step.worstMs()));
    }
  }
}
