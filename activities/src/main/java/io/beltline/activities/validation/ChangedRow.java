package io.beltline.activities.validation;

import io.beltline.activities.changes.Change;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.validation.Difference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that changed on the provider, or a table any of whose rows may have: when it changed last,
 * and what is known of it since.
 */
final class ChangedRow {
  private String transaction = "";
  private @Nullable Lsn before;
  private @Nullable Lsn end;
  private boolean changed;
  private @Nullable Suspect suspect;
  private @Nullable Difference difference;

  /** It changed once more. Returns whether the end of that transaction is to be told yet. */
  boolean changedBy(Change change) {
    boolean waits = changed && end == null;
    changed = true;
    transaction = change.transaction();
    before = change.before();
    end = null;
    suspect = null;
    difference = null;
    return !waits;
  }

  /** Everything that the log says of it so far ends here, or before. */
  void endedBy(Lsn position) {
    end = position;
  }

  /** From where the log must be read again to learn of it; null if that is not known. */
  @Nullable Lsn before() {
    return before;
  }

  /**
   * Whether both sides can show what became of it: the subscriber has applied its last change, and
   * the provider's sessions see it.
   */
  boolean canBeJudged(Lsn applied, Set<String> running) {
    Lsn must = end;
    return must != null && applied.reached(must) && !running.contains(transaction);
  }

  /** It was not the same on both sides: what has been seen of it since that was so first. */
  Suspect suspected(Key key) {
    Suspect known = suspect;
    if (known == null) {
      known = new Suspect(key);
      suspect = known;
    }
    return known;
  }

  /** Whether it was looked up, was not the same, and has not changed since. */
  boolean isSuspected() {
    return suspect != null;
  }

  @Nullable Difference difference() {
    return difference;
  }

  void differs(Difference how) {
    difference = how;
  }
}
