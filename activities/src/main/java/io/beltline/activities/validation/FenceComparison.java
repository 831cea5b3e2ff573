package io.beltline.activities.validation;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Compares inside the outage, when both sides stand still, what the comparison before it could not
 * have seen. Both sides at once, two or three round trips on each: the catalog, the checksums, the
 * sequences.
 */
final class FenceComparison {
  private final Attempt attempt;
  private final Direction direction;
  private final boolean replicated;
  private final Findings findings = new Findings();

  private FenceComparison(Attempt attempt, Direction direction, boolean replicated) {
    this.attempt = attempt;
    this.direction = direction;
    this.replicated = replicated;
  }

  /** Of the tables that a drained link has brought. */
  static FenceComparison ofReplicated(Attempt attempt, Direction direction) {
    return new FenceComparison(attempt, direction, true);
  }

  /** Of the tables and sequences that the outage itself has carried over. */
  static FenceComparison ofCarriedOver(Attempt attempt, Direction direction) {
    return new FenceComparison(attempt, direction, false);
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
    MigrationScope inScope = attempt.configuration().scope();
    BothSides.Answers<Catalog> catalogs =
        sides.ask(
            session -> new Catalog(Tables.read(session, inScope), sequences(session, inScope)),
            // The copy has its tables locked there.
            session ->
                new Catalog(
                    Tables.readWithoutSizes(session, inScope), sequences(session, inScope)));
    ComparedTables tables =
        ComparedTables.of(catalogs.provider().tables, catalogs.subscriber().tables);
    if (tables.none()) {
      findings.couldNotVerify(Findings.NOTHING);
    }
    FenceSelection selection =
        replicated
            ? FenceSelection.ofReplicated(tables, findings)
            : FenceSelection.ofCopied(tables, findings);
    List<QualifiedName> sequences = sequences(catalogs);
    DigestBatch batch = selection.batch(RowHash.knownTo(sides));
    BothSides.Answers<State> states =
        sides.ask(
            session -> new State(batch.run(session), SequencePositions.read(session, sequences)));
    compareRows(sides, selection, states);
    compareSequences(catalogs.provider().sequences, states);
    String scope =
        replicated ? selection.replicatedInWords() : selection.carriedOverInWords(sequences.size());
    return findings.report(scope, batch.size());
  }

  private Map<QualifiedName, Long> sequences(Connection session, MigrationScope scope)
      throws SQLException {
    return replicated ? Map.of() : Sequences.read(session, scope);
  }

  private void compareRows(
      BothSides sides, FenceSelection selection, BothSides.Answers<State> states)
      throws SQLException {
    FenceDrillDown drillDown = new FenceDrillDown(sides, findings, selection.newest());
    for (Map.Entry<Table, Digest> entry : states.provider().digests.entrySet()) {
      Table table = entry.getKey();
      Digest provider = entry.getValue();
      Digest subscriber = states.subscriber().digests.getOrDefault(table, Digest.NOTHING);
      findings.compared(provider.rows());
      if (!provider.equals(subscriber)) {
        drillDown.into(table, provider.rows(), subscriber.rows());
      }
    }
  }

  private List<QualifiedName> sequences(BothSides.Answers<Catalog> catalogs) {
    List<QualifiedName> onBoth = new ArrayList<>();
    for (QualifiedName name : catalogs.provider().sequences.keySet()) {
      if (catalogs.subscriber().sequences.containsKey(name)) {
        onBoth.add(name);
      } else {
        findings.couldNotVerify("sequence %s does not exist on the subscriber".formatted(name));
      }
    }
    return onBoth;
  }

  private void compareSequences(
      Map<QualifiedName, Long> increments, BothSides.Answers<State> states) {
    increments.forEach(
        (name, increment) -> {
          SequencePosition provider = states.provider().positions.get(name);
          SequencePosition subscriber = states.subscriber().positions.get(name);
          if (provider != null && subscriber != null && subscriber.isBehind(provider, increment)) {
            findings.different(
                new Difference(
                    name.toString(),
                    "the sequence's position is behind",
                    Difference.Kind.CHANGED,
                    List.of("last_value")));
          }
        });
  }

  private record Catalog(Tables tables, Map<QualifiedName, Long> sequences) {}

  private record State(
      Map<Table, Digest> digests, Map<QualifiedName, SequencePosition> positions) {}
}
