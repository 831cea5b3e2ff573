package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write outage, from the moment its first act was scheduled.
 *
 * @param direction forward in a cutover, back in a rollback
 * @param startedAt when the fence was scheduled
 * @param endedAt when the other side was open, or this one was back; null while it lasts
 * @param millis how long writes were refused, by the workflow's clock
 * @param predictedMillis how long it would last, as the evidence before it said; null if nobody
 *     knew
 * @param opened whether the other side was opened; false means that all of it was undone
 * @param reason why it was undone
 * @param steps how long each step took, waiting for its worker included; some ran at the same time
 */
public record Outage(
    Direction direction,
    Instant startedAt,
    @Nullable Instant endedAt,
    long millis,
    @Nullable Long predictedMillis,
    boolean opened,
    @Nullable String reason,
    List<StepTime> steps) {
  public Outage {
    steps = List.copyOf(steps);
  }

  /** One that was refused before it began: writes were never stopped. */
  static Outage refused(Direction direction, Instant at, String reason) {
    return new Outage(direction, at, at, 0, null, false, reason, List.of());
  }

  /** What became of it, in words. */
  public String outcome() {
    String to = direction.subscriber().toString();
    return opened ? to + " opened" : endedAt == null ? "running" : "undone: " + reason;
  }
}
