package io.beltline.testbed.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The matrix for a person: a line for each execution, a column for each disturbance. */
final class MatrixText {

  private static final String HEAD = "  %-9s %-19s %-28s";
  private static final String FIELD = " %-9s";

  private MatrixText() {}

  static String of(MatrixReport report, Runbook runbook) {
    StringBuilder text = new StringBuilder("\n");
    text.append(HEAD.formatted("leg", "phase", "step"));
    for (Disturbance disturbance : Disturbance.values()) {
      text.append(FIELD.formatted(column(disturbance)));
    }
    text.append('\n');
    Map<String, String> outcomes = outcomes(report.cells());
    for (Execution execution : runbook.executions()) {
      row(execution, outcomes, text);
    }
    text.append(
        "%n  %d cells in %d migrations, %d failed, %d late; outages undone by themselves %d; seed %d%n"
            .formatted(
                report.cells().size(),
                report.scenarios(),
                report.failed(),
                report.late(),
                report.undone(),
                report.seed()));
    text.append(
        "  Of %,d commits that were acknowledged lost %d, duplicated %d; left over %d%n"
            .formatted(
                report.acknowledged(), report.lost(), report.duplicated(), report.leftovers()));
    report.problems().forEach(problem -> text.append("  ! ").append(problem).append('\n'));
    return text.toString();
  }

  private static void row(Execution execution, Map<String, String> outcomes, StringBuilder text) {
    StringBuilder row = new StringBuilder();
    row.append(
        HEAD.formatted(
            execution.leg(), execution.phase(), execution.step() + "#" + execution.number()));
    boolean any = false;
    for (Disturbance disturbance : Disturbance.values()) {
      String outcome = outcomes.get(execution.key() + " " + disturbance);
      any |= outcome != null;
      row.append(
          FIELD.formatted(
              outcome == null ? "" : List.of("ok", "late").contains(outcome) ? outcome : "FAILED"));
    }
    if (any) {
      text.append(row.toString().stripTrailing()).append('\n');
    }
  }

  private static Map<String, String> outcomes(List<MatrixReport.Field> fields) {
    Map<String, String> outcomes = new TreeMap<>();
    for (MatrixReport.Field field : fields) {
      outcomes.put(field.leg() + "/" + field.step() + " " + field.disturbance(), field.outcome());
    }
    return outcomes;
  }

  private static String column(Disturbance disturbance) {
    return switch (disturbance) {
      case BEFORE -> "dies";
      case WITHIN -> "within";
      case AFTER -> "after";
      case STOPS -> "stops";
      case SOURCE_CRASHES -> "src-crash";
      case DESTINATION_CRASHES -> "dst-crash";
      case SOURCE_FREEZES -> "src-stop";
      case DESTINATION_FREEZES -> "dst-stop";
    };
  }
}
