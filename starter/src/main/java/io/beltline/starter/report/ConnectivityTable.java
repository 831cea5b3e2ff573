package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.connection.ConnectivityReport.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who reaches whom, and why not. */
public final class ConnectivityTable implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    List<String> names = names(result);
    List<String> headings = new ArrayList<>(List.of("database"));
    headings.addAll(names);
    PairTable table = new PairTable(result, colours, headings);
    return table.lines(
        ConnectivityReport.class,
        (pair, report) -> {
          List<Cell> cells = new ArrayList<>(List.of(Cell.of(pair.db())));
          names.forEach(name -> cells.add(cell(name, report, colours)));
          table.row(cells);
          report.checks().stream()
              .filter(check -> !check.ok())
              .map(check -> colours.bad("%s: %s".formatted(check.name(), check.detail())))
              .forEach(text -> table.note(pair, text));
        });
  }

  /** Every pair has the same ones; one of another version's worker may have more. */
  private static List<String> names(CommandResult result) {
    Set<String> names = new LinkedHashSet<>();
    for (PairResult pair : result.ended()) {
      pair.detailAs(ConnectivityReport.class).checks().stream()
          .map(Check::name)
          .forEach(names::add);
    }
    return names.isEmpty() ? List.of("connections") : List.copyOf(names);
  }

  private static Cell cell(String name, ConnectivityReport report, Colours colours) {
    return report.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .map(check -> check.ok() ? Cell.of("ok", colours::good) : Cell.of("NO", colours::bad))
        .orElse(Cell.of("-"));
  }
}
