package io.beltline.activities.validation;

import io.beltline.workflows.pair.Lsn;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One more look at rows that were not the same on both sides a moment ago, in the order that {@link
 * Suspect#isProven} asks for.
 */
final class SuspectLook {
  private final BothSides sides;
  private final TableReader reader;

  SuspectLook(BothSides sides, TableReader reader) {
    this.sides = sides;
    this.reader = reader;
  }

  /**
   * Judges as many as can be.
   *
   * @param applied how far the subscriber had applied before this
   * @param running the provider's transactions, which are asked for behind everything else
   */
  void at(List<Suspect> suspects, Optional<Lsn> applied, RunningTransactions running, Judge judge)
      throws SQLException {
    List<Key> keys = suspects.stream().map(Suspect::key).toList();
    Map<Key, RowState> subscribers = reader.lookup(sides.subscriber(), keys);
    Map<Key, RowState> providers = reader.lookup(sides.provider(), keys);
    Lsn endOfLog = Lsn.parse(ComparisonSession.endOfLog(sides.provider()));
    for (Suspect suspect : suspects) {
      if (judge.knowsEnough()) {
        return;
      }
      RowState provider = providers.getOrDefault(suspect.key(), RowState.ABSENT);
      RowState subscriber = subscribers.getOrDefault(suspect.key(), RowState.ABSENT);
      suspect.remember(provider.fingerprint());
      if (suspect.agreesWith(subscriber)) {
        judge.agrees(suspect.key());
      } else if (suspect.isProven(applied.orElse(null), provider, endOfLog, running)) {
        judge.differs(suspect.key(), provider, subscriber);
      }
    }
  }

  /** Learns what was found. */
  interface Judge {
    /** Whether no more need be judged. */
    boolean knowsEnough();

    /** The row is the same, or was. */
    void agrees(Key key);

    /** The row is different for good. */
    void differs(Key key, RowState provider, RowState subscriber) throws SQLException;
  }
}
