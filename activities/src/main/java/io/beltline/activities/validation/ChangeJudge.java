package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which changed rows agree while both sides are written to. A row is looked up when the
 * subscriber has applied its last change and the provider's sessions see it; whatever is changed
 * later, the log tells of later.
 */
final class ChangeJudge {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Patience SHORT = new Patience(MOMENT, MOMENT, Duration.ofSeconds(5), MOMENT);

  private final Attempt attempt;
  private final BothSides sides;

  ChangeJudge(Attempt attempt, BothSides sides) {
    this.attempt = attempt;
    this.sides = sides;
  }

  /** Up to where the subscriber has applied the provider's log; empty if that is not known. */
  Optional<Lsn> applied() throws SQLException {
    Optional<LinkPosition> link = LinkPosition.find(sides.provider(), sides.subscriber());
    return link.isPresent()
        ? link.get().applied(sides.provider(), sides.subscriber())
        : Optional.empty();
  }

  /** Takes those out that agree, and notes how those differ that do for good. */
  void judge(ChangedRows changed, Collection<Table> comparable) throws SQLException {
    Optional<Lsn> applied = changed.none() ? Optional.empty() : applied();
    if (applied.isEmpty()) {
      return;
    }
    Set<String> running = RunningTransactions.of(sides.provider()).ids();
    Applied moment = new Applied(applied.get(), running);
    List<Table> tables =
        comparable.stream().filter(table -> changed.rows().containsKey(table.name())).toList();
    for (ComparedTable table : ComparedTables.keyed(sides.provider(), tables)) {
      judge(changed.rows().getOrDefault(table.name(), Map.of()), table, moment);
    }
    judgeEmptied(changed.tables(), comparable, moment);
    changed.count();
  }

  private void judge(Map<Key, ChangedRow> rows, ComparedTable table, Applied moment)
      throws SQLException {
    List<Key> ready =
        rows.entrySet().stream()
            .filter(row -> moment.shows(row.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (ready.isEmpty()) {
      return;
    }
    TableReader reader = new TableReader(table, RowHash.knownTo(sides), Pace.USUAL_CHUNK_BYTES);
    BothSides.Answers<Map<Key, RowState>> states =
        sides.ask(session -> reader.lookup(session, ready));
    List<Suspect> suspects = new ArrayList<>();
    for (Key key : ready) {
      Fingerprint provider = states.provider().getOrDefault(key, RowState.ABSENT).fingerprint();
      Fingerprint subscriber = states.subscriber().getOrDefault(key, RowState.ABSENT).fingerprint();
      ChangedRow row = rows.get(key);
      if (provider.equals(subscriber)) {
        rows.remove(key);
      } else if (row != null) {
        suspects.add(row.suspected(key));
      }
    }
    judge(suspects, rows, reader, moment);
  }

  private void judge(
      List<Suspect> suspects, Map<Key, ChangedRow> rows, TableReader reader, Applied moment)
      throws SQLException {
    if (suspects.isEmpty()) {
      return;
    }
    new SuspectLook(sides, reader)
        .at(
            suspects,
            Optional.of(moment.applied),
            RunningTransactions.of(sides.provider()),
            new SuspectLook.Judge() {
              @Override
              public boolean knowsEnough() {
                return false;
              }

              @Override
              public void agrees(Key key) {
                rows.remove(key);
              }

              @Override
              public void differs(Key key, RowState provider, RowState subscriber)
                  throws SQLException {
                ChangedRow row = rows.get(key);
                if (row != null && row.difference() == null) {
                  row.differs(
                      new RowDifference(reader, sides, new Findings())
                          .describe(key, provider, subscriber));
                }
              }
            });
  }

  private void judgeEmptied(
      Map<QualifiedName, ChangedRow> emptied, Collection<Table> comparable, Applied moment)
      throws SQLException {
    for (Table table : comparable) {
      ChangedRow one = emptied.get(table.name());
      if (one != null && moment.shows(one)) {
        Findings findings = compareWhole(table);
        ValidationReport report = findings.report("all rows", 1);
        if (report.verdict() == Verdict.EQUAL) {
          emptied.remove(table.name());
        } else if (report.verdict() == Verdict.DIFFERENT) {
          one.differs(report.differences().get(0));
        }
      }
    }
  }

  /** First by one checksum, as most of them are small, or stay as they are for a moment. */
  private Findings compareWhole(Table table) throws SQLException {
    Findings findings = new Findings();
    RowHash hash = RowHash.knownTo(sides);
    if (!DigestBatch.whole(sides, hash, table).agree()) {
      ComparedTable typed = ComparedTables.keyed(sides.provider(), List.of(table)).get(0);
      TableReader reader = new TableReader(typed, hash, Pace.USUAL_CHUNK_BYTES);
      Recheck recheck =
          new Recheck(
              attempt,
              sides,
              reader,
              findings,
              SHORT,
              new StallWatch.Shared(),
              () -> Traffic.between(sides, SHORT));
      new DrillDown(sides, reader, findings, recheck).into(new Chunk(typed, null, null));
    }
    return findings;
  }

  /** Up to where both sides show what was changed. */
  private record Applied(Lsn applied, Set<String> running) {
    boolean shows(ChangedRow row) {
      return row.canBeJudged(applied, running);
    }
  }
}
