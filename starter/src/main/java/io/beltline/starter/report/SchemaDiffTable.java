package io.beltline.starter.report;

import io.beltline.starter.result.CommandResult;
import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.schema.SchemaDiff;
import java.util.List;

/** Whether schemas match, and where they do not. */
public final class SchemaDiffTable implements Report {
  @Override
  public List<String> lines(CommandResult result, Colours colours) {
    PairTable table =
        new PairTable(result, colours, "database", "schema match", "objects compared");
    return table.lines(
        SchemaDiff.class,
        (pair, diff) -> {
          table.row(Cell.of(pair.db()), match(pair, colours), Cell.of(diff.objects()));
          Shortened.of(diff.differences()).forEach(difference -> table.note(pair, difference));
        });
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
