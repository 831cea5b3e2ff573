package io.beltline.workflows.cutover;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write outage, from the moment its first act was scheduled.
 *
 * @param startedAt when the fence was scheduled
 * @param endedAt when the destination was open, or the source was back; null while it lasts
 * @param millis how long writes were refused, by the workflow's clock
 * @param opened whether the destination was opened; false means that all of it was undone
 * @param reason why it was undone
 * @param steps how long each step took, waiting for its worker included; some ran at the same time
 */
public record Outage(
    Instant startedAt,
    @Nullable Instant endedAt,
    long millis,
    boolean opened,
    @Nullable String reason,
    List<StepTime> steps) {
  public Outage {
    steps = List.copyOf(steps);
  }

  /** One that was refused before it began: writes were never stopped. */
  static Outage refused(Instant at, String reason) {
    return new Outage(at, at, 0, false, reason, List.of());
  }
}
