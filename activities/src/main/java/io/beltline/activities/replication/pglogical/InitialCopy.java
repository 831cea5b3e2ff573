package io.beltline.activities.replication.pglogical;

import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReadyReport;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Waits for the initial copy. pglogical makes it in one transaction, by one worker, table after
 * table; when that fails, it never tries again by itself.
 */
final class InitialCopy {
  private static final Duration DOWN_LIMIT = Duration.ofSeconds(30);
  private static final Duration WAKE_EVERY = Duration.ofSeconds(6);
  private static final Duration FIRST_INTERVAL = Duration.ofMillis(10);
  private static final Duration LAST_INTERVAL = Duration.ofMillis(500);

  private final Ends ends;
  private final CopyProgress progress;
  private long lastRunning = System.nanoTime();
  private long lastWake = lastRunning;
  private int looksAtFailedCopy;

  private InitialCopy(Ends ends) throws SQLException {
    this.ends = ends;
    this.progress = CopyProgress.of(ends, TableSet.carried(ends));
  }

  /**
   * Waits until every table is ready. A copy that had failed before this is begun again once, from
   * nothing.
   */
  static ReadyReport await(Ends ends) throws SQLException {
    beginAgainIfFailed(ends);
    return new InitialCopy(ends).untilReady();
  }

  /** Drops and creates a link whose copy failed: nothing of it stayed. Returns whether it did. */
  static boolean beginAgainIfFailed(Ends ends) throws SQLException {
    if (!Subscriptions.require(ends).copyFailed()) {
      return false;
    }
    // One look may fall between the end of the copy and its last entry; two cannot.
    ends.attempt().pause(LAST_INTERVAL);
    if (!Subscriptions.require(ends).copyFailed()) {
      return false;
    }
    Subscriptions.drop(ends);
    Subscriptions.create(ends, InitialData.COPIED);
    return true;
  }

  private ReadyReport untilReady() throws SQLException {
    Duration interval = FIRST_INTERVAL;
    while (true) {
      Subscription link = Subscriptions.require(ends);
      CopyProgress.Look look = progress.look(link);
      ends.attempt()
          .report(
              link.ready()
                  ? look.progress("")
                  : look.progress(SlotBirth.awaited(ends.provider(), link.slot())));
      if (look.ready() && link.worker() == Worker.REPLICATING) {
        return look.report();
      }
      failIfStuck(link);
      ends.attempt().pause(interval);
      Duration doubled = interval.multipliedBy(2);
      interval = doubled.compareTo(LAST_INTERVAL) < 0 ? doubled : LAST_INTERVAL;
    }
  }

  private void failIfStuck(Subscription link) throws SQLException {
    looksAtFailedCopy = link.copyFailed() ? looksAtFailedCopy + 1 : 0;
    if (looksAtFailedCopy > 1) {
      throw Diagnosis.of(ends).failure("InitialCopyFailed", "failed in its initial copy");
    }
    long now = System.nanoTime();
    switch (link.worker()) {
      case REPLICATING, INITIALIZING, UNKNOWN -> lastRunning = now;
      case DOWN -> wake(now);
      case DISABLED -> {}
    }
    if (now - lastRunning > DOWN_LIMIT.toNanos()) {
      throw Diagnosis.of(ends)
          .failure("LinkDown", "is " + link.worker() + " for " + DOWN_LIMIT.toSeconds() + " s");
    }
  }

  private void wake(long now) throws SQLException {
    if (now - lastWake > WAKE_EVERY.toNanos()) {
      lastWake = now;
      Subscriptions.enable(ends);
    }
  }
}
