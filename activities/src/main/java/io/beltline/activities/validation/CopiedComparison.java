package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Compares all rows of all tables that are copied, and all large objects. */
final class CopiedComparison {
  private final Attempt attempt;
  private final Direction direction;
  private final Patience patience;
  private final Findings findings = new Findings();

  CopiedComparison(Attempt attempt, Direction direction, Patience patience) {
    this.attempt = attempt;
    this.direction = direction;
    this.patience = patience;
  }

  ValidationReport run() throws SQLException {
    ExecutorService threads = Threads.start(1);
    try {
      return compare(BothSides.open(attempt, direction, threads));
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(BothSides sides) throws SQLException {
    ComparedTables tables = ComparedTables.read(sides, attempt.configuration().scope());
    List<Table> copied = tables.comparable(tables.copied(), findings);
    long rate = attempt.configuration().comparison().maxBytesPerSecond().orElse(0);
    Pace pace = Pace.of(rate, attempt);
    new WholeComparison(attempt, sides, RowHash.knownTo(sides), findings, patience, pace)
        .compare(copied, new TableByTable(attempt, findings, patience));
    int objects =
        new LargeObjectComparison(findings).compare(sides, attempt.configuration().scope());
    return findings.report(
        "all rows of %d copied tables".formatted(copied.size())
            + (objects == 0 ? "" : " and %d large objects".formatted(objects)),
        copied.size());
  }
}
