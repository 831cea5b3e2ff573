package io.beltline.activities.replication.link;

import io.beltline.activities.failure.StepFailures;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.step.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until the subscriber has applied the provider's log up to a position. What counts is the
 * progress of the replication origin, which the apply worker moves in the same transaction as the
 * rows, and the arrival of a marker that was sent after the fence. What the subscriber has received
 * or confirmed does not count.
 */
public final class Drain {
  private static final Duration INTERVAL = Duration.ofMillis(1);
  private static final Duration LOOK_AT_WORKER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Ends ends;
  private final Lsn fence;
  private final Marker marker;
  private final long began = System.nanoTime();
  private Subscription link;
  private long lastSeenRunning = began;
  private long nextLook = began + LOOK_AT_WORKER.toNanos();

  private Drain(Ends ends, Lsn fence) throws SQLException {
    this.ends = ends;
    this.fence = fence;
    this.link = ends.require();
    this.marker = Marker.send(ends);
  }

  /** Waits as long as the worker runs, and a little while for one that does not. */
  public static DrainReport until(Ends ends, Lsn fence) throws SQLException {
    Drain drain = new Drain(ends, fence);
    while (!drain.reached()) {
      ends.attempt().pause(INTERVAL);
      drain.lookAtWorker();
    }
    return new DrainReport(fence, drain.flushed());
  }

  private boolean reached() throws SQLException {
    return marker
        .appliedWithIt(ends.subscriber(), link.origin())
        .map(position -> position.reached(fence))
        .orElse(false);
  }

  private Optional<Lsn> applied(boolean flushed) throws SQLException {
    return Origins.applied(ends.subscriber(), link.origin(), flushed);
  }

  private Lsn flushed() throws SQLException {
    return applied(true)
        .orElseThrow(
            () -> StepFailures.later("OriginLost", "The origin of " + ends + " has just gone"));
  }

  private void lookAtWorker() throws SQLException {
    long now = System.nanoTime();
    if (now - nextLook < 0) {
      return;
    }
    nextLook = now + LOOK_AT_WORKER.toNanos();
    link = ends.require();
    Optional<Lsn> applied = applied(false);
    long left = applied.map(fence::bytesSince).orElse(0L);
    String seen =
        "waiting for %s to apply %s: applied %s, worker is %s"
            .formatted(ends, fence, applied.map(Lsn::toString).orElse("nothing"), link.worker());
    ends.attempt().report(Progress.of(seen, 0, left, "bytes"));
    switch (link.worker()) {
      case REPLICATING, INITIALIZING, UNKNOWN -> lastSeenRunning = now;
      case DOWN -> ends.mechanism().enable(ends);
      case DISABLED -> {}
    }
    if (now - lastSeenRunning > PATIENCE.toNanos()) {
      throw StepFailures.later("LinkNotRunning", "Drain gave up " + seen);
    }
  }
}
