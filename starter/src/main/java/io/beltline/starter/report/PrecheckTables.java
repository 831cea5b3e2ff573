package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.precheck.ServerSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides' servers at a glance, everything that was found, and for a single pair how each table
 * travels.
 */
public final class PrecheckTables implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    List<String> lines = new ArrayList<>();
    lines.addAll(servers(Side.SOURCE, result, colours));
    lines.addAll(servers(Side.DESTINATION, result, colours));
    for (PairResult pair : result.results()) {
      lines.add(PlainReport.line(result, pair, colours));
      if (pair.outcome() == null) {
        continue;
      }
      findings(report(pair).report(), colours).forEach(lines::add);
      lines.addAll(PlainReport.notes(pair));
    }
    if (result.results().size() == 1) {
      result.ended().forEach(pair -> lines.addAll(TravelTable.lines(report(pair), colours)));
    }
    return lines;
  }

  private static Detail.Precheck report(PairResult pair) {
    return pair.detailAs(Detail.Precheck.class);
  }

  private static List<String> servers(Side side, CommandResult result, Colours colours) {
    ServerTable table = new ServerTable(side, colours);
    for (PairResult pair : result.results()) {
      if (pair.outcome() == null) {
        table.without(pair);
        continue;
      }
      Detail.Precheck seen = report(pair);
      ServerSummary server = side == Side.SOURCE ? seen.source() : seen.destination();
      table.add(pair.db(), server, missing(side, seen));
    }
    return table.lines();
  }

  /** Extensions that the destination lacks; null when nobody knows what it needs. */
  private static @Nullable List<String> missing(Side side, Detail.Precheck seen) {
    ServerSummary source = seen.source();
    ServerSummary destination = seen.destination();
    if (side == Side.SOURCE) {
      return List.of();
    }
    if (source == null || destination == null) {
      return null;
    }
    List<String> there = names(destination);
    return names(source).stream().filter(name -> !there.contains(name)).toList();
  }

  private static List<String> names(ServerSummary server) {
    return server.extensions().stream().map(PrecheckTables::withoutVersion).toList();
  }

  private static String withoutVersion(String extension) {
    int space = extension.indexOf(' ');
    return space < 0 ? extension : extension.substring(0, space);
  }

  private static List<String> findings(PrecheckReport report, Colours colours) {
    List<String> lines = new ArrayList<>();
    if (report.engine() != null) {
      lines.add("  engine   %s: %s".formatted(report.engine(), report.engineReason()));
    }
    for (Finding finding : report.findings()) {
      boolean blocker = finding.severity() == Finding.Severity.BLOCKER;
      String text = (blocker ? "  blocker  " : "  warning  ") + finding.inWords();
      lines.add(blocker ? colours.bad(text) : colours.attention(text));
    }
    return lines;
  }
}
