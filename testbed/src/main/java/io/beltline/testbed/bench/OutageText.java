package io.beltline.testbed.bench;

/** The measurements for a person. */
final class OutageText {

  private OutageText() {}

  static String of(OutageReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\nWrite outage of %d cutovers on the %s Temporal, in ms%n%n"
            .formatted(report.runs().size(), report.temporal()));
    text.append("  %-28s %8s %8s %8s %8s%n".formatted("", "start", "median", "p95", "worst"));
    row(text, "by the workflow's clock", "", report.medianMs(), report.p95Ms(), report.worstMs());
    row(
        text,
        "seen by the application",
        "",
        report.applicationMedianMs(),
        report.applicationP95Ms(),
        report.applicationWorstMs());
    for (StepShare step : report.steps()) {
      row(
          text,
          "  " + step.step(),
          Long.toString(step.medianStartMs()),
          step.medianMs(),
          step.p95Ms(),
          step.worstMs());
    }
    text.append(
        "\n  lost writes %d, duplicate writes %d%n".formatted(report.lost(), report.duplicated()));
    for (int run = 0; run < report.runs().size(); run++) {
      for (String problem : report.runs().get(run).problems()) {
        text.append("  ! run %d: %s%n".formatted(run + 1, problem));
      }
    }
    return text.toString();
  }

  private static void row(
      StringBuilder text, String name, String start, long median, long p95, long worst) {
    text.append("  %-28s %8s %,8d %,8d %,8d%n".formatted(name, start, median, p95, worst));
  }
}
