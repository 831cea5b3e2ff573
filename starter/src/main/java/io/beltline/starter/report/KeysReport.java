package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Detail;
import java.util.ArrayList;
import java.util.List;

/** Every table, under the one or the other heading. */
public final class KeysReport implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    List<String> lines = new ArrayList<>();
    for (PairResult pair : result.results()) {
      if (pair.outcome() == null) {
        lines.add(PlainReport.line(result, pair, colours));
        continue;
      }
      Detail.Keys keys = pair.detailAs(Detail.Keys.class);
      lines.add(PlainReport.line(result, pair, colours));
      lines.addAll(PlainReport.notes(pair));
      add("with a primary key", keys.withPrimaryKey(), colours, lines);
      add("without a primary key", keys.withoutPrimaryKey(), colours, lines);
    }
    return lines;
  }

  private static void add(
      String heading, List<String> tables, Colours colours, List<String> lines) {
    lines.add(colours.strong("%s (%d)".formatted(heading, tables.size())));
    tables.forEach(table -> lines.add("  " + table));
  }
}
