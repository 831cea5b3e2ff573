package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Compares inside the outage, when both sides stand still, what the comparison before it could not
 * have seen of the tables that a drained link has brought: the catalog, and the rows that changed
 * since then. Both sides at once. Beside them, whether the schema still is what it was.
 */
final class FenceComparison {
  private final BothSides sides;
  private final MigrationScope scope;
  private final Findings findings = new Findings();

  private FenceComparison(BothSides sides, MigrationScope scope) {
    this.sides = sides;
    this.scope = scope;
  }

  static ValidationReport ofReplicated(Attempt attempt, Direction direction, ChangeFeeds feeds)
      throws SQLException {
    ExecutorService threads = Threads.start(2);
    try {
      SchemaStillness schema = SchemaStillness.begin(attempt, direction, threads);
      BothSides sides = BothSides.open(attempt, direction, threads);
      return new FenceComparison(sides, attempt.configuration().scope())
          .compare(attempt, direction, feeds, schema);
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(
      Attempt attempt, Direction direction, ChangeFeeds feeds, SchemaStillness schema)
      throws SQLException {
    ComparedTables tables = tables();
    ChangeLog log = new ChangeLog(attempt, direction, sides.provider());
    ChangeLog.State state = log.look();
    Optional<FollowedPass> pass = state.pass();
    List<Table> replicated = tables.comparable(tables.replicated(), findings);
    String scope;
    if (pass.isPresent() && pass.get().unfollowed().isEmpty()) {
      FenceChanges changes = new FenceChanges(attempt, sides, log, state, findings, replicated);
      scope = feeds.use(attempt.pair(), direction, feed -> changes.compare(feed, pass.get()));
    } else {
      if (pass.isEmpty() && mustBeKnown(direction)) {
        findings.couldNotVerify("it is not known what changed since all rows were compared");
      }
      scope =
          compareNewest(replicated)
              + pass.flatMap(FollowedPass::unfollowed)
                  .map("; what changed could not be followed: "::concat)
                  .orElse("");
    }
    schema.addTo(findings);
    return findings.report(scope, replicated.size());
  }

  /** A way back is wanted most when the last comparison of all rows was bad, or did not end. */
  private boolean mustBeKnown(Direction direction) throws SQLException {
    return direction == Direction.FORWARD
        && LinkPosition.find(sides.provider(), sides.subscriber()).isPresent();
  }

  private String compareNewest(List<Table> replicated) throws SQLException {
    FenceSelection selection = FenceSelection.of(replicated);
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
    return selection.inWords();
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
