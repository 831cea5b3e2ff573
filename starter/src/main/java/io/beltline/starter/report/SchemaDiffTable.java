package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;

/** Whether schemas match, and where they do not. */
public final class SchemaDiffTable implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    TextTable table = new TextTable(colours, "database", "schema match", "objects compared");
    List<String> notes = new ArrayList<>();
    for (PairResult pair : result.results()) {
      if (pair.outcome() == null) {
        table.without(pair);
        continue;
      }
      SchemaDiff diff = pair.detailAs(SchemaDiff.class);
      table.row(Cell.of(pair.db()), match(pair, colours), Cell.of(diff.objects()));
      Shortened.of(diff.differences())
          .forEach(difference -> Notes.add(result, pair, difference, notes));
      Notes.add(result, pair, notes);
    }
    return Notes.under(table.lines(), notes);
  }

  private static Cell match(PairResult pair, Colours colours) {
    if (pair.outcome() == Outcome.DONE) {
      return Cell.of("match", colours::good);
    }
    return pair.outcome() == Outcome.COULD_NOT_VERIFY
        ? Cell.of("could not verify", colours::attention)
        : Cell.of("mismatch", colours::bad);
  }
}
