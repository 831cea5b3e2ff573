package io.beltline.starter.history;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The workflow's own clock, read from its events: it stands still while the workflow waits, and is
 * set by each workflow task to the moment at which that began.
 */
final class Clock {
  private final NavigableMap<Long, Instant> byEnd = new TreeMap<>();
  private final NavigableMap<Long, Instant> byStart = new TreeMap<>();

  /**
   * Reads the tasks by their places: the embedded server numbers the events that an event refers to
   * by other numbers than they have.
   */
  Clock(List<HistoryEvent> events) {
    HistoryEvent started = null;
    for (HistoryEvent event : events) {
      if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED) {
        started = event;
      } else if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
          && started != null) {
        byEnd.put(event.getEventId(), at(started));
        byStart.put(started.getEventId(), at(started));
      }
    }
  }

  /** When Temporal wrote an event down, in milliseconds as the workflow counts. */
  static Instant at(HistoryEvent event) {
    return at(event.getEventTime());
  }

  static Instant at(Timestamp time) {
    return Instant.ofEpochMilli(time.getSeconds() * 1000 + time.getNanos() / 1_000_000);
  }

  /** What the clock showed when the workflow gave the command that this event is. */
  Instant commanded(HistoryEvent event) {
    Map.Entry<Long, Instant> last = byEnd.lowerEntry(event.getEventId());
    return last == null ? at(event) : last.getValue();
  }

  /** What the clock showed when the workflow took notice of this event. */
  Instant noticed(HistoryEvent event) {
    Map.Entry<Long, Instant> next = byStart.higherEntry(event.getEventId());
    return next == null ? at(event) : next.getValue();
  }
}
