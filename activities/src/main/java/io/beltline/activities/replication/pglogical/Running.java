package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.StepFailures;
import io.beltline.workflows.pair.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Proves that a link runs, and gets a crashed worker going again. */
final class Running {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK_FOR_CAUSE = Duration.ofSeconds(3);
  private static final Duration INTERVAL = Duration.ofMillis(2);
  private static final Duration WAKE_EVERY = Duration.ofSeconds(1);

  private final Ends ends;
  private final String failure;
  private final long began = System.nanoTime();
  private long nextWake = began + WAKE_EVERY.toNanos();
  private boolean diagnosed;
  private int looksAtFailedCopy;

  private Running(Ends ends, String failure) {
    this.ends = ends;
    this.failure = failure;
  }

  /** Proves that changes flow: the worker is past the initial copy and its slot is in use. */
  static void confirm(Ends ends) throws SQLException {
    Subscriptions.require(ends);
    Optional<Side> lost = Marker.missing(ends);
    if (lost.isPresent()) {
      throw StepFailures.stop(
          "MarkerMissing",
          "Table beltline.marker is gone from the %s; nothing can prove any more what %s has brought"
              .formatted(lost.get(), ends),
          "Somebody dropped what Beltline keeps there. While the source takes the writes: abort,"
              + " and start anew. Once the destination takes them: approve teardown.");
    }
    Running running = new Running(ends, "LinkNotRunning");
    running.await(running::flows);
  }

  /** Proves that a link which was just made has begun: its worker runs and its slot exists. */
  static void confirmStarted(Ends ends) throws SQLException {
    Running running = new Running(ends, "LinkNotStarted");
    running.await(running::started);
  }

  private void await(Poll.Condition condition) throws SQLException {
    if (!Poll.until(ends.attempt(), LIMIT, INTERVAL, condition)) {
      throw Diagnosis.of(ends).failureUnlessItPasses(failure, doesNotRun(LIMIT));
    }
  }

  private static String doesNotRun(Duration since) {
    return "does not run after " + since.toSeconds() + " s";
  }

  private boolean flows() throws SQLException {
    Subscription link = Subscriptions.require(ends);
    if (link.worker() == Worker.DISABLED) {
      throw StepFailures.stop(
          "LinkDisabled",
          "Subscription "
              + ends.subscription()
              + " on the "
              + ends.subscriberSide()
              + " is disabled",
          "Somebody disabled it, or a step before this one did not finish.");
    }
    wakeIfDown(link);
    boolean connected = slot(link).orElse(false);
    return connected && link.worker() == Worker.REPLICATING;
  }

  private boolean started() throws SQLException {
    Subscription link = Subscriptions.require(ends);
    looksAtFailedCopy = link.copyFailed() ? looksAtFailedCopy + 1 : 0;
    if (looksAtFailedCopy > 1) {
      throw Diagnosis.of(ends).failure("InitialCopyFailed", "failed in its initial copy");
    }
    wakeIfDown(link);
    boolean runs = link.worker() != Worker.DOWN && link.worker() != Worker.DISABLED;
    return slot(link).isPresent() && runs;
  }

  /** Whether the slot is in use; a link past its copy that has none has lost changes for good. */
  private Optional<Boolean> slot(Subscription link) throws SQLException {
    Optional<Boolean> active = Slots.active(ends.provider(), link.slot());
    if (active.isEmpty() && link.ready()) {
      throw StepFailures.stop(
          "SlotLost",
          "Slot "
              + link.slot()
              + " of "
              + ends
              + " is gone from the "
              + ends.providerSide()
              + "; what was written there since cannot be replicated any more",
          "Somebody dropped it, or the server did (max_slot_wal_keep_size). Abort, and start the migration anew.");
    }
    return active;
  }

  /** Enables only: should this attempt die here, the link is still meant to run. */
  private void wakeIfDown(Subscription link) throws SQLException {
    long now = System.nanoTime();
    if (link.worker() != Worker.DOWN) {
      return;
    }
    if (now - nextWake > 0) {
      nextWake = now + WAKE_EVERY.toNanos();
      Subscriptions.enable(ends);
    }
    if (!diagnosed && now - began > LOOK_FOR_CAUSE.toNanos()) {
      diagnosed = true;
      Diagnosis diagnosis = Diagnosis.of(ends);
      if (diagnosis.foundCause()) {
        throw diagnosis.failure(failure, doesNotRun(LOOK_FOR_CAUSE));
      }
    }
  }
}
