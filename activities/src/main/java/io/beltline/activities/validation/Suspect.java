package io.beltline.activities.validation;

import io.beltline.workflows.pair.Lsn;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not the same on both sides when they were read a moment apart. It is the same if
 * the subscriber shows what the provider had since the comparison began. It is different if the
 * provider's row stood still while the subscriber applied everything that was written before it was
 * read, and stands still yet when every transaction that ran then has ended: a commit is sent as
 * soon as it is in the log, and the subscriber may show it before its own server does.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/warm-standby.html#SYNCHRONOUS-REPLICATION">a
 *     commit that waits for a standby</a>, for which that may take long
 */
final class Suspect {
  private final Key key;
  private final Set<Fingerprint> history = new HashSet<>();
  private @Nullable RowState still;
  private @Nullable Lsn readBefore;
  private @Nullable Set<String> unseen;

  Suspect(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  /** The provider had this. */
  void remember(Fingerprint providers) {
    history.add(providers);
  }

  /** Whether the subscriber's row is what the provider has or had. */
  boolean agreesWith(RowState subscribers) {
    return history.contains(subscribers.fingerprint());
  }

  /** Whether nothing but transactions that run on the provider keeps it from being judged. */
  boolean waitsForTransactions() {
    return unseen != null && !unseen.isEmpty();
  }

  /**
   * Judges one more look, made in this order: how far the subscriber had applied, the subscriber's
   * row (which does not agree), the provider's row, the provider's end of log and what runs there.
   */
  boolean isProven(
      @Nullable Lsn applied, RowState providers, Lsn endOfLog, RunningTransactions running)
      throws SQLException {
    Lsn mustReach = readBefore;
    if (mustReach == null || !providers.equals(still)) {
      still = providers;
      readBefore = endOfLog;
      unseen = null;
      return false;
    }
    if (applied == null || !applied.reached(mustReach)) {
      return false;
    }
    Set<String> ran = unseen;
    if (ran != null && ran.isEmpty()) {
      return true;
    }
    // Whatever has ended by now, the next look sees.
    Set<String> yet = new HashSet<>(running.ids());
    if (ran != null) {
      yet.retainAll(ran);
    }
    unseen = yet;
    return false;
  }
}
