package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.provenance.Provenances;
import io.beltline.activities.sequence.Position;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares inside the outage, when both sides stand still, what the comparison before it could not
 * have seen. Both sides at once, two to four round trips on each: the catalog, the checksums, the
 * sequences and where they stand.
 */
final class FenceComparison {
  private final BothSides sides;
  private final MigrationScope scope;
  private final Findings findings = new Findings();

  private FenceComparison(BothSides sides, MigrationScope scope) {
    this.sides = sides;
    this.scope = scope;
  }

  /** Of the tables that a drained link has brought. */
  static ValidationReport ofReplicated(Attempt attempt, Direction direction, ChangeFeeds feeds)
      throws SQLException {
    return run(attempt, direction, comparison -> comparison.replicated(attempt, direction, feeds));
  }

  /** Of the tables and sequences that the outage itself has carried over. */
  static ValidationReport ofCarriedOver(Attempt attempt, Direction direction) throws SQLException {
    return run(attempt, direction, FenceComparison::carriedOver);
  }

  private static ValidationReport run(Attempt attempt, Direction direction, Comparison comparison)
      throws SQLException {
    ExecutorService threads = Threads.start(1);
    try {
      BothSides sides = BothSides.open(attempt, direction, threads);
      return comparison.run(new FenceComparison(sides, attempt.configuration().scope()));
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport replicated(Attempt attempt, Direction direction, ChangeFeeds feeds)
      throws SQLException {
    ComparedTables tables = tables();
    ChangeLog log = new ChangeLog(attempt, direction, sides.provider());
    Optional<FollowedPass> pass = log.pass();
    if (pass.isEmpty()) {
      return newest(tables, direction);
    }
    List<Table> replicated = tables.comparable(tables.replicated(), findings);
    FenceChanges changes = new FenceChanges(attempt, sides, log, findings, replicated);
    return feeds.use(attempt.pair(), direction, feed -> changes.compare(feed, pass.get()));
  }

  /** A way back is wanted most when the last comparison of all rows was bad, or did not end. */
  private ValidationReport newest(ComparedTables tables, Direction direction) throws SQLException {
    if (direction == Direction.FORWARD
        && LinkPosition.find(sides.provider(), sides.subscriber()).isPresent()) {
      findings.couldNotVerify("it is not known what changed since all rows were compared");
    }
    FenceSelection selection = FenceSelection.ofReplicated(tables, findings);
    int compared = compareRows(selection);
    return findings.report(selection.replicatedInWords(), compared);
  }

  private ValidationReport carriedOver() throws SQLException {
    ComparedTables tables = tables();
    Map<QualifiedName, Long> counted = count(tables.copied());
    counted.values().forEach(findings::compared);
    FenceSelection selection = FenceSelection.ofCopied(tables, counted.keySet(), findings);
    int compared = compareRows(selection);
    int sequences = compareSequences();
    return findings.report(
        selection.carriedOverInWords(counted.size(), sequences), counted.size() + compared);
  }

  /**
   * The tables whose rows need not be read, because it is known who wrote them, and their number.
   */
  private Map<QualifiedName, Long> count(List<Table> copied) throws SQLException {
    List<QualifiedName> names = copied.stream().map(Table::name).toList();
    return names.isEmpty()
        ? Map.of()
        : new Provenances(sides.provider(), sides.subscriber(), names).complete();
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

  private int compareRows(FenceSelection selection) throws SQLException {
    DigestBatch batch = selection.batch(RowHash.knownTo(sides));
    BothSides.Answers<Map<Table, Digest>> digests = sides.ask(batch::run);
    FenceDrillDown drillDown = new FenceDrillDown(sides, findings, selection.newest());
    for (Map.Entry<Table, Digest> entry : digests.provider().entrySet()) {
      Table table = entry.getKey();
      Digest provider = entry.getValue();
      Digest subscriber = digests.subscriber().getOrDefault(table, Digest.NOTHING);
      findings.compared(provider.rows());
      if (!provider.equals(subscriber)) {
        drillDown.into(table, provider.rows(), subscriber.rows());
      }
    }
    return batch.size();
  }

  private int compareSequences() throws SQLException {
    BothSides.Answers<List<Position>> positions =
        sides.ask(session -> Position.read(session, scope));
    Map<QualifiedName, Position> subscribers =
        positions.subscriber().stream()
            .collect(Collectors.toMap(Position::sequence, Function.identity()));
    int compared = 0;
    for (Position provider : positions.provider()) {
      Position subscriber = subscribers.get(provider.sequence());
      if (subscriber != null) {
        compared++;
        compare(provider, subscriber);
      } else if (provider.required()) {
        findings.couldNotVerify(
            "sequence %s does not exist on the subscriber".formatted(provider.sequence()));
      }
    }
    return compared;
  }

  private void compare(Position provider, Position subscriber) {
    if (subscriber.isBehind(provider)) {
      findings.different(
          new Difference(
              provider.sequence().toString(),
              "the sequence's position is behind",
              Difference.Kind.BEHIND,
              List.of("last_value")));
    }
  }

  /** One of the two comparisons. */
  @FunctionalInterface
  private interface Comparison {
    ValidationReport run(FenceComparison sides) throws SQLException;
  }
}
