package io.beltline.starter.history;

import io.beltline.workflows.cutover.CutoverReport;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param at when; null if it has not
 * @param failure why it ended before its time; null if it did not
 * @param report what it left; empty if it left none
 */
record Ending(@Nullable Instant at, @Nullable String failure, Optional<CutoverReport> report) {
  /** Reads it from a history's last event. */
  static Ending of(HistoryEvent last) {
    return switch (last.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          new Ending(
              Clock.at(last),
              null,
              Decoded.value(
                  last.getWorkflowExecutionCompletedEventAttributes().getResult(),
                  0,
                  CutoverReport.class));
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
          before(last, last.getWorkflowExecutionFailedEventAttributes().getFailure().getMessage());
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> {
        String why = last.getWorkflowExecutionTerminatedEventAttributes().getReason();
        yield before(last, "terminated; nothing was undone" + (why.isEmpty() ? "" : ": " + why));
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> before(last, "cancelled");
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT -> before(last, "timed out; nothing was undone");
      default -> new Ending(null, null, Optional.empty());
    };
  }

  private static Ending before(HistoryEvent last, String why) {
    return new Ending(Clock.at(last), why, Optional.empty());
  }
}
