package io.beltline.activities.validation;

import io.beltline.activities.changes.ChangeStream;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker knows of one provider's changed rows, and the stream that it learns them from. A
 * stream that is open costs the outage nothing; to open one the server decodes its log from the
 * last place where it can begin. Nothing depends on it: what was not done with is told again.
 */
final class ChangeFeed {
  private static final Duration UNCONFIRMED = Duration.ofSeconds(10);

  private final ChangedRows changed = new ChangedRows();
  private @Nullable ChangeStream stream;
  private @Nullable Lsn confirmed;
  private Instant confirmedAt = Instant.now();
  private volatile Instant used = Instant.now();

  ChangedRows changed() {
    return changed;
  }

  /**
   * Reads what the log says up to a position that is on the provider's disk; opens the stream if it
   * is not. Returns whether that position was reached.
   *
   * @param provider a session on the side of the slot
   */
  boolean read(
      Attempt attempt, Side side, Connection provider, String slot, Lsn upTo, Duration patience)
      throws SQLException {
    used = Instant.now();
    try {
      ChangeStream open = stream;
      if (open == null) {
        open = ChangeStream.open(attempt, side, provider, slot);
        stream = open;
        confirmed = null;
        confirmedAt = Instant.now();
      }
      boolean reached = open.read(attempt, upTo, changed, patience);
      if (open.inTransaction()) {
        // It has committed, or it would not be told of; where is not told before its end.
        changed.committed(Lsn.parse(ComparisonSession.endOfLog(provider)));
      }
      return reached;
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    } finally {
      used = Instant.now();
    }
  }

  /**
   * Tells the server what is done with. A stream that gets nowhere is closed: a server that shuts
   * down waits for whoever is connected and does not confirm what was sent.
   */
  void confirm() throws SQLException {
    ChangeStream open = stream;
    if (open == null) {
      return;
    }
    Lsn read = open.received();
    Lsn done = read == null ? null : changed.doneUpTo(read);
    Lsn last = confirmed;
    if (done != null && (last == null || done.compareTo(last) > 0)) {
      open.confirm(done);
      confirmed = done;
      confirmedAt = Instant.now();
    }
    if (!changed.none() && confirmedAt.plus(UNCONFIRMED).isBefore(Instant.now())) {
      close();
    }
  }

  boolean unusedSince(Instant moment) {
    return used.isBefore(moment);
  }

  /** Ends the stream; what it told of stays known. */
  void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  /** Ends the stream, which tells of nothing that counts any more. */
  void forget() {
    close();
    changed.clear();
  }
}
