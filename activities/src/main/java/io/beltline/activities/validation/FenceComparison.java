package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Compares inside the outage, when both sides stand still, what the comparison before it could not
 * have seen of the tables that a drained link has brought. Both sides at once, two round trips on
 * each: the catalog, the checksums. Beside them, whether the schema still is what it was.
 */
final class FenceComparison {
  private final BothSides sides;
  private final MigrationScope scope;
  private final Findings findings = new Findings();

  private FenceComparison(BothSides sides, MigrationScope scope) {
    this.sides = sides;
    this.scope = scope;
  }

  static ValidationReport run(Attempt attempt, Direction direction) throws SQLException {
    ExecutorService threads = Threads.start(2);
    try {
      SchemaStillness schema = SchemaStillness.begin(attempt, direction, threads);
      BothSides sides = BothSides.open(attempt, direction, threads);
      return new FenceComparison(sides, attempt.configuration().scope()).compare(schema);
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(SchemaStillness schema) throws SQLException {
    FenceSelection selection = FenceSelection.of(tables(), findings);
    DigestBatch batch = selection.batch(RowHash.knownTo(sides));
    BothSides.Answers<Map<Table, Digest>> digests = sides.ask(batch::run);
    FenceDrillDown drillDown = new FenceDrillDown(sides, findings, selection.newest());
    for (Map.Entry<Table, Digest> entry : digests.provider().entrySet()) {
      Table table = entry.getKey();
      Digest provider = entry.getValue();
      findings.compared(provider.rows());
      if (!provider.equals(digests.subscriber().getOrDefault(table, Digest.NOTHING))) {
        drillDown.into(table);
      }
    }
    schema.addTo(findings);
    return findings.report(selection.inWords(), selection.tables().size());
  }

  private ComparedTables tables() throws SQLException {
    BothSides.Answers<Tables> answers =
        sides.ask(
            session -> Tables.read(session, scope),
            // The copy has its tables locked there.
            session -> Tables.readWithoutSizes(session, scope));
    ComparedTables tables = ComparedTables.of(answers.provider(), answers.subscriber());
    if (tables.none()) {
      findings.couldNotVerify(Findings.NOTHING);
    }
    return tables;
  }
}
