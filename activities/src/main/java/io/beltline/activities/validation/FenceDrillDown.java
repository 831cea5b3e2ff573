package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names the rows that differ between two sides that stand still. */
final class FenceDrillDown {
  private final BothSides sides;
  private final Findings findings;
  private final int newest;

  FenceDrillDown(BothSides sides, Findings findings, int newest) {
    this.sides = sides;
    this.findings = findings;
    this.newest = newest;
  }

  /** Where keys sort differently on the two sides, other rows are the newest: each is looked up. */
  void into(Table table) throws SQLException {
    ComparedTable typed = ComparedTables.keyed(sides.provider(), List.of(table)).get(0);
    TableReader reader = new TableReader(typed, RowHash.knownTo(sides), Pace.USUAL_CHUNK_BYTES);
    BothSides.Answers<Map<Key, Fingerprint>> rows =
        sides.ask(session -> reader.newest(session, newest));
    Set<Key> keys = new HashSet<>(rows.provider().keySet());
    keys.addAll(rows.subscriber().keySet());
    keys.removeIf(
        key ->
            rows.provider().containsKey(key)
                && rows.provider().get(key).equals(rows.subscriber().get(key)));
    BothSides.Answers<Map<Key, RowState>> states =
        sides.ask(session -> reader.lookup(session, keys));
    RowDifference difference = new RowDifference(reader, sides, findings);
    boolean named = false;
    for (Key key : keys) {
      RowState provider = states.provider().getOrDefault(key, RowState.ABSENT);
      RowState subscriber = states.subscriber().getOrDefault(key, RowState.ABSENT);
      if (!provider.fingerprint().equals(subscriber.fingerprint()) && !findings.full()) {
        findings.different(difference.describe(key, provider, subscriber));
        named = true;
      }
    }
    if (!named) {
      findings.couldNotVerify(
          "table %s: the checksums differ, but no row that does was found".formatted(table.name()));
    }
  }
}
