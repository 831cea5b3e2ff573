package io.beltline.testbed.demo;

import io.beltline.testbed.beltline.OutageStep;
import java.util.Locale;

/** The report for a person. */
final class ReportText {

  private static final int BAR_WIDTH = 40;

  private ReportText() {}

  static String of(DemoReport report) {
    StringBuilder text = new StringBuilder("\n");
    text.append(
        report.ok()
            ? "Moved, and everything is as it should be.\n\n"
            : "NOT everything is as it should be:\n");
    report.problems().forEach(problem -> text.append("  ! ").append(problem).append('\n'));
    phases(report, text);
    report.outages().forEach(outage -> outage(outage, text));
    data(report, text);
    return text.toString();
  }

  private static void phases(DemoReport report, StringBuilder text) {
    text.append("Phases\n");
    report
        .phasesMs()
        .forEach((phase, millis) -> line(text, phase, "%,10.1f s".formatted(millis / 1000.0)));
  }

  private static void outage(DemoOutage outage, StringBuilder text) {
    text.append(
        "\nWrite outage, %s\n"
            .formatted(outage.direction().equals("back") ? "rollback" : "cutover"));
    line(text, "by the workflow's clock", "%,10d ms".formatted(outage.outageMs()));
    if (outage.predictedMs() != null) {
      line(text, "predicted", "%,10d ms".formatted(outage.predictedMs()));
    }
    if (outage.applicationMs() != null) {
      line(text, "seen by the application", "%,10d ms".formatted(outage.applicationMs()));
    }
    for (OutageStep step : outage.steps()) {
      line(text, "  " + step.step(), "%,10d ms  %s".formatted(step.millis(), bar(step, outage)));
    }
  }

  private static void data(DemoReport report, StringBuilder text) {
    text.append("\nData\n");
    line(
        text,
        "rows on the destination",
        number(report.rows()) + " in " + report.tables() + " tables");
    line(text, "rows compared by Beltline", number(report.comparedRows()));
    line(
        text,
        "commits acknowledged",
        "%s, %,d by the source and %,d by the destination"
            .formatted(
                number(report.acknowledged()),
                report.acknowledgedBySource(),
                report.acknowledgedByDestination()));
    line(text, "commits in doubt", number(report.inDoubt()));
    line(text, "lost writes", number(report.lost()));
    line(text, "duplicate writes", number(report.duplicated()));
    line(text, "leftovers", number(report.leftovers()));
    line(
        text,
        "programs killed",
        number(report.kills()) + "  " + String.join(", ", report.killMoments()));
    line(
        text,
        "tables copied again",
        number(report.copiedAgain().size()) + "  " + String.join(", ", report.copiedAgain()));
  }

  /** The step's place in the outage, drawn to scale. */
  private static String bar(OutageStep step, DemoOutage outage) {
    double scale = BAR_WIDTH / (double) Math.max(1, outage.outageMs());
    int begin = (int) Math.min(BAR_WIDTH, Math.round(step.startMillis() * scale));
    int length = (int) Math.max(1, Math.round(step.millis() * scale));
    return " ".repeat(begin) + "█".repeat(Math.min(length, BAR_WIDTH + 1 - begin));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,10d", value);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-28s %s".formatted(name, value).stripTrailing()).append('\n');
  }
}
