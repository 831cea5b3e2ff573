package io.beltline.activities.validation;

import io.beltline.activities.changes.ChangeStream;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker knows of one provider's changed rows, and the stream that it learns them from. A
 * stream that is open costs the outage nothing; to open one the server decodes its log from the
 * last place where it can begin. Nothing depends on it: what was not done with is told again.
 */
final class ChangeFeed {
  private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);
  private static final Duration UNMOVED = Duration.ofSeconds(10);

  private final ChangedRows changed = new ChangedRows();
  private @Nullable ChangeStream stream;
  private @Nullable Lsn read;
  private @Nullable Lsn confirmed;
  private Instant movedAt = Instant.now();
  private volatile Instant used = Instant.now();

  ChangedRows changed() {
    return changed;
  }

  /**
   * Opens the stream if it is not; takes the slot from whoever reads it.
   *
   * @param provider a session on the side of the slot
   */
  ChangeStream open(Attempt attempt, Side side, Connection provider, String slot)
      throws SQLException {
    ChangeStream open = stream;
    if (open == null) {
      open = ChangeStream.open(attempt, side, provider, slot);
      stream = open;
      confirmed = null;
      moved();
    }
    used = Instant.now();
    return open;
  }

  /**
   * Reads what the log says up to a position that is on the provider's disk; opens the stream if it
   * is not and there is something to read. One that has ended since it was used last, because
   * another worker took the slot meanwhile, or the server waited for an answer for too long, is
   * opened anew. Returns whether that position was reached.
   *
   * @param provider a session on the side of the slot
   */
  boolean read(
      Attempt attempt, Side side, Connection provider, String slot, Lsn upTo, Duration patience)
      throws SQLException {
    Lsn known = read;
    if (known != null && known.reached(upTo)) {
      return true;
    }
    boolean wasOpen = stream != null;
    try {
      return readOpen(attempt, side, provider, slot, upTo, patience);
    } catch (SQLException e) {
      if (!wasOpen || !PostgresFailure.of(e.getSQLState()).retryable()) {
        throw e;
      }
      log.debug("the stream of {} has ended since it was used last, and is opened anew", slot, e);
      return readOpen(attempt, side, provider, slot, upTo, patience);
    }
  }

  private boolean readOpen(
      Attempt attempt, Side side, Connection provider, String slot, Lsn upTo, Duration patience)
      throws SQLException {
    try {
      ChangeStream open = open(attempt, side, provider, slot);
      long messages = open.messages();
      boolean reached = open.read(attempt, upTo, changed, patience);
      if (reached) {
        read = upTo;
      }
      if (open.inTransaction()) {
        // It has committed, or it would not be told of; where is not told before its end.
        changed.committed(Lsn.parse(ComparisonSession.endOfLog(provider)));
        if (open.messages() > messages) {
          moved();
        }
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
   * down waits for whoever is connected and does not confirm what was sent. So is one that has
   * ended; what it was not told is confirmed by the next.
   */
  void confirm() {
    ChangeStream open = stream;
    if (open == null) {
      return;
    }
    Lsn received = open.received();
    Lsn done = received == null ? null : changed.doneUpTo(received);
    Lsn last = confirmed;
    if (done != null && (last == null || done.compareTo(last) > 0)) {
      try {
        open.confirm(done);
      } catch (SQLException e) {
        log.debug("a stream of changed rows has ended before it was confirmed", e);
        close();
        return;
      }
      confirmed = done;
      moved();
    }
    if (movedAt.plus(UNMOVED).isBefore(Instant.now())) {
      close();
    }
  }

  private void moved() {
    movedAt = Instant.now();
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
    read = null;
  }
}
