package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.FailureEntry;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the write outages by their steps, with the times that the cutover measures itself: from the
 * fence to the opening, or to the end of the first undo. For when nobody can be asked.
 */
final class OutageReader {
  private final Clock clock;
  private final Instant now;

  /**
   * Reads by this clock.
   *
   * @param now until when one that lasts is counted
   */
  OutageReader(Clock clock, Instant now) {
    this.clock = clock;
    this.now = now;
  }

  List<Outage> outages(Collection<StepDraft> steps) {
    List<Outage> outages = new ArrayList<>();
    List<StepDraft> inside = new ArrayList<>();
    for (StepDraft step : steps) {
      if (step.name().equals("Fence")) {
        inside.add(step);
      } else if (!inside.isEmpty()) {
        inside.add(step);
        if (ends(step)) {
          outages.add(outage(List.copyOf(inside), step));
          inside.clear();
        }
      }
    }
    if (!inside.isEmpty()) {
      outages.add(outage(List.copyOf(inside), null));
    }
    return outages;
  }

  /** A refused opening is followed by the undo. */
  private static boolean ends(StepDraft step) {
    return step.state() == StepState.DONE
        && (step.name().equals("Open") || step.name().equals("Unfence"));
  }

  private Outage outage(List<StepDraft> steps, @Nullable StepDraft last) {
    StepDraft fence = steps.get(0);
    Instant start = commanded(fence);
    HistoryEvent end = last == null ? null : last.end();
    Instant ended = end == null ? null : clock.noticed(end);
    boolean opened = last != null && last.name().equals("Open");
    return new Outage(
        direction(fence),
        start,
        ended,
        Duration.between(start, ended == null ? now : ended).toMillis(),
        null,
        opened,
        opened || ended == null ? null : reason(steps),
        times(steps, start, ended));
  }

  private List<StepTime> times(List<StepDraft> steps, Instant start, @Nullable Instant ended) {
    List<StepTime> times = new ArrayList<>();
    for (StepDraft step : steps) {
      HistoryEvent end = step.end();
      if (step.name().equals("Unfence") || end == null) {
        continue;
      }
      Instant until = ended(end);
      if (ended == null || !until.isAfter(ended)) {
        times.add(
            new StepTime(
                step.name(),
                Duration.between(start, commanded(step)).toMillis(),
                Duration.between(commanded(step), until).toMillis()));
      }
    }
    times.sort(Comparator.comparingLong(time -> time.startMillis() + time.millis()));
    return times;
  }

  private Instant commanded(StepDraft step) {
    return clock.commanded(step.scheduled());
  }

  /** One that was taken back has ended for the cutover when it said so. */
  private Instant ended(HistoryEvent end) {
    return end.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED
        ? clock.commanded(end)
        : clock.noticed(end);
  }

  private static String reason(List<StepDraft> steps) {
    Optional<FailureEntry> failure =
        steps.stream()
            .filter(step -> step.state() == StepState.FAILED)
            .flatMap(step -> step.failures().stream())
            .findFirst();
    return failure
        .map(why -> why.kind() + ": " + why.message())
        .orElse("no step failed: the outageBudget was missed, or somebody asked for it");
  }

  private static Direction direction(StepDraft fence) {
    return Decoded.value(fence.asked().getInput(), 1, Side.class)
            .filter(Side.DESTINATION::equals)
            .isPresent()
        ? Direction.BACK
        : Direction.FORWARD;
  }
}
