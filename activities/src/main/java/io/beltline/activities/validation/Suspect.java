package io.beltline.activities.validation;

import io.beltline.workflows.pair.Lsn;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not the same on both sides when they were read a moment apart. It is the same if
 * the subscriber shows what the provider had since the comparison began; it is different if the
 * provider's row stood still while the subscriber applied everything that was written before it was
 * read.
 */
final class Suspect {
  private static final int PROOFS_NEEDED = 2;

  private final Key key;
  private final Set<Fingerprint> history = new HashSet<>();
  private @Nullable RowState still;
  private @Nullable Lsn readBefore;
  private int proofs;

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

  /**
   * Judges one more look, made in this order: how far the subscriber had applied, the subscriber's
   * row (which does not agree), the provider's row, the provider's end of log.
   */
  boolean isProven(@Nullable Lsn applied, RowState providers, Lsn endOfLog) {
    RowState before = still;
    Lsn mustReach = readBefore;
    if (before == null || mustReach == null || !before.equals(providers)) {
      begin(providers, endOfLog);
      return false;
    }
    if (applied == null || !applied.reached(mustReach)) {
      return false;
    }
    proofs++;
    readBefore = endOfLog;
    return proofs >= (providers.equals(RowState.ABSENT) ? PROOFS_NEEDED : 1);
  }

  private void begin(RowState providers, Lsn endOfLog) {
    still = providers;
    readBefore = endOfLog;
    proofs = 0;
  }
}
