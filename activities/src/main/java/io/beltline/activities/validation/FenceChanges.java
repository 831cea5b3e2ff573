package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Looks up behind the fence, on both sides, every row that changed since all rows were compared and
 * was not found to agree since. The link is drained and nothing moves: one look is final. In a
 * rehearsal it does the same, and what it finds does not count.
 */
final class FenceChanges {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Attempt attempt;
  private final BothSides sides;
  private final ChangeLog log;
  private final Findings findings;
  private final List<Table> tables;
  private final ChangeLog.State state;

  /**
   * Of tables that can be compared.
   *
   * @param log the provider's
   * @param state what it is now, when the link is drained
   */
  FenceChanges(
      Attempt attempt,
      BothSides sides,
      ChangeLog log,
      ChangeLog.State state,
      Findings findings,
      List<Table> tables) {
    this.attempt = attempt;
    this.sides = sides;
    this.log = log;
    this.findings = findings;
    this.tables = tables;
    this.state = state;
  }

  /** Returns what was compared, in words. */
  String compare(ChangeFeed feed, FollowedPass pass) throws SQLException {
    pass.notCompared(tables)
        .ifPresent(table -> findings.couldNotVerify(ChangeFollower.notCompared(table)));
    feed.changed().of(tables);
    if (!state.fenced()) {
      new ChangeJudge(attempt, sides).judge(feed.changed(), tables);
    }
    if (!compareAll(feed)) {
      findings.couldNotVerify("not everything that changed could be read from the log in time");
    }
    return "every row of %d replicated tables that changed since all rows were compared and was not yet found to agree"
        .formatted(tables.size());
  }

  /** Returns whether that was everything that is in the log. */
  private boolean compareAll(ChangeFeed feed) throws SQLException {
    while (true) {
      boolean all = log.readInto(feed, state.flushed(), PATIENCE);
      boolean more = !feed.changed().hasRoom();
      compareRows(feed.changed());
      compareEmptied(feed.changed());
      if (all || !more || !state.fenced() || findings.full()) {
        return all || findings.full();
      }
    }
  }

  private void compareRows(ChangedRows changed) throws SQLException {
    List<Table> touched =
        tables.stream().filter(table -> changed.rows().containsKey(table.name())).toList();
    for (ComparedTable table : ComparedTables.keyed(sides.provider(), touched)) {
      compareRows(table, changed.rows().getOrDefault(table.name(), Map.of()));
    }
    changed.count();
  }

  private void compareRows(ComparedTable table, Map<Key, ChangedRow> rows) throws SQLException {
    TableReader reader = new TableReader(table, RowHash.knownTo(sides), Pace.USUAL_CHUNK_BYTES);
    List<Key> keys = List.copyOf(rows.keySet());
    BothSides.Answers<Map<Key, RowState>> states =
        sides.ask(session -> reader.lookup(session, keys));
    RowDifference difference = new RowDifference(reader, sides, findings);
    findings.compared(keys.size());
    for (Key key : keys) {
      RowState provider = states.provider().getOrDefault(key, RowState.ABSENT);
      RowState subscriber = states.subscriber().getOrDefault(key, RowState.ABSENT);
      if (!provider.fingerprint().equals(subscriber.fingerprint())) {
        if (!findings.full()) {
          findings.different(difference.describe(key, provider, subscriber));
        }
      } else if (state.fenced()) {
        rows.remove(key);
      }
    }
  }

  private void compareEmptied(ChangedRows changed) throws SQLException {
    RowHash hash = RowHash.knownTo(sides);
    for (Table table : tables) {
      QualifiedName name = table.name();
      if (!changed.tables().containsKey(name)) {
        continue;
      }
      BothSides.Answers<Digest> digests = DigestBatch.whole(sides, hash, table);
      findings.compared(digests.provider().rows());
      if (!digests.agree()) {
        findings.different(difference(table, digests));
      } else if (state.fenced()) {
        changed.tables().remove(name);
      }
    }
  }

  /** Of a table that was emptied no row is known that would have to be looked at. */
  private static Difference difference(Table table, BothSides.Answers<Digest> digests) {
    long provider = digests.provider().rows();
    long subscriber = digests.subscriber().rows();
    Kind kind =
        subscriber < provider ? Kind.MISSING : subscriber > provider ? Kind.EXTRA : Kind.CHANGED;
    String what = "all of it; %d rows on the provider, %d on the subscriber";
    return new Difference(
        table.name().toString(), what.formatted(provider, subscriber), kind, List.of());
  }
}
