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
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(300);
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
    requireMarker(ends);
    Running running = new Running(ends, "LinkNotRunning");
    running.await(running::flows);
  }

  /**
   * Fails at once, with the reason, when nothing travels and nobody but a human can change that; a
   * worker between two starts has a moment.
   */
  static void requireUp(Ends ends) throws SQLException {
    if (!LinkRemoval.hasPglogical(ends.subscriber())) {
      throw Subscriptions.missing(ends);
    }
    Subscriptions.require(ends);
    requireMarker(ends);
    Running running = new Running(ends, "LinkNotRunning");
    if (!running.up() && !running.staysUp()) {
      throw Diagnosis.of(ends).failure("LinkNotRunning", "does not run");
    }
  }

  private static void requireMarker(Ends ends) throws SQLException {
    Optional<Side> lost = Marker.missing(ends);
    if (lost.isPresent()) {
      throw StepFailures.stop(
          "MarkerMissing",
          "Table beltline.marker is gone from the %s; nothing can prove any more what %s has brought"
              .formatted(lost.get(), ends),
          "Somebody dropped what Beltline keeps there. While the source takes the writes, begin"
              + " the migration anew. Once the destination takes them, end it without that link.");
    }
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
    Subscription link = enabled();
    wakeIfDown(link);
    boolean connected = slot(link).orElse(false);
    return connected && link.worker() == Worker.REPLICATING;
  }

  private boolean up() throws SQLException {
    Subscription link = enabled();
    boolean connected = slot(link).orElse(false);
    return switch (link.worker()) {
      case INITIALIZING, UNKNOWN -> true;
      case REPLICATING -> connected;
      case DOWN, DISABLED -> false;
    };
  }

  /** A worker that crashes whenever it starts is up for less than this in every five seconds. */
  private boolean staysUp() throws SQLException {
    ends.attempt().pause(BETWEEN_STARTS);
    if (!up()) {
      return false;
    }
    ends.attempt().pause(BETWEEN_STARTS);
    return up();
  }

  private Subscription enabled() throws SQLException {
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
    return link;
  }

  private boolean started() throws SQLException {
    Subscription link = Subscriptions.require(ends);
    looksAtFailedCopy = link.copyFailed() ? looksAtFailedCopy + 1 : 0;
    if (looksAtFailedCopy > 1) {
      throw Diagnosis.of(ends).failure("InitialCopyFailed", "failed in its initial copy");
    }
    wakeIfDown(link);
    boolean runs = link.worker() != Worker.DOWN && link.worker() != Worker.DISABLED;
    return runs && slot(link).isPresent() && SlotBirth.lasts(ends.provider(), link.slot());
  }

  /** Whether the slot is in use; a link past its copy that has none has lost changes for good. */
  private Optional<Boolean> slot(Subscription link) throws SQLException {
    Optional<Boolean> active = Slots.usedWithItsLog(ends.provider(), link.slot());
    if (active.isEmpty() && link.ready()) {
      throw StepFailures.stop(
          "SlotLost",
          "Slot "
              + link.slot()
              + " of "
              + ends
              + " is gone from the "
              + ends.providerSide()
              + ", or was given up by the server; what was written there since cannot be replicated any more",
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
