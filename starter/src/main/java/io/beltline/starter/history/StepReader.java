package io.beltline.starter.history;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskTimedOutEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the events of each step together. */
final class StepReader {
  private final Map<Long, StepDraft> byEvent = new LinkedHashMap<>();

  void read(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
          byEvent.put(event.getEventId(), new StepDraft(event));
      case EVENT_TYPE_ACTIVITY_TASK_STARTED -> started(event);
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          step(
              event.getActivityTaskCompletedEventAttributes().getScheduledEventId(),
              step -> step.ended(event, StepState.DONE));
      case EVENT_TYPE_ACTIVITY_TASK_FAILED -> failed(event);
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> timedOut(event);
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          step(
              event.getActivityTaskCanceledEventAttributes().getScheduledEventId(),
              step -> step.ended(event, StepState.CANCELLED));
      default -> {}
    }
  }

  /** Those that the cutover did not wait for once it had taken them back. */
  void readCancels(List<HistoryEvent> events) {
    for (HistoryEvent event : events) {
      if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED) {
        step(
            event.getActivityTaskCancelRequestedEventAttributes().getScheduledEventId(),
            step -> step.ended(event, StepState.CANCELLED));
      }
    }
  }

  void readPending(List<PendingActivityInfo> pending) {
    for (PendingActivityInfo info : pending) {
      byEvent.values().stream()
          .filter(step -> step.asked().getActivityId().equals(info.getActivityId()))
          .forEach(step -> step.pending(info));
    }
  }

  /** All of them, in the order in which they were asked for. */
  Collection<StepDraft> steps() {
    return byEvent.values();
  }

  private void started(HistoryEvent event) {
    ActivityTaskStartedEventAttributes start = event.getActivityTaskStartedEventAttributes();
    step(
        start.getScheduledEventId(),
        step -> step.started(start.getAttempt(), start.hasLastFailure(), start.getLastFailure()));
  }

  private void failed(HistoryEvent event) {
    ActivityTaskFailedEventAttributes end = event.getActivityTaskFailedEventAttributes();
    step(end.getScheduledEventId(), step -> step.failed(event, end.getFailure()));
  }

  private void timedOut(HistoryEvent event) {
    ActivityTaskTimedOutEventAttributes end = event.getActivityTaskTimedOutEventAttributes();
    step(end.getScheduledEventId(), step -> step.failed(event, end.getFailure()));
  }

  private void step(long scheduled, Consumer<StepDraft> change) {
    StepDraft step = byEvent.get(scheduled);
    if (step != null) {
      change.accept(step);
    }
  }
}
