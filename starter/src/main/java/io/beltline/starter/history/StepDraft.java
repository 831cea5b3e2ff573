package io.beltline.starter.history;

import io.beltline.starter.history.CutoverHistory.FailureEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A step while its events are read. */
final class StepDraft {
  private final HistoryEvent scheduled;
  private final List<FailureEntry> failures = new ArrayList<>();
  private @Nullable HistoryEvent end;
  private StepState state = StepState.WAITING;
  private int attempts;

  StepDraft(HistoryEvent scheduled) {
    this.scheduled = scheduled;
  }

  String name() {
    return asked().getActivityType().getName();
  }

  ActivityTaskScheduledEventAttributes asked() {
    return scheduled.getActivityTaskScheduledEventAttributes();
  }

  HistoryEvent scheduled() {
    return scheduled;
  }

  /** The event that ended it; null if none did. */
  @Nullable HistoryEvent end() {
    return end;
  }

  StepState state() {
    return state;
  }

  List<FailureEntry> failures() {
    return failures;
  }

  /** Temporal writes this down when the attempt has ended, unless it is the first. */
  void started(int attempt, boolean failedBefore, Failure last) {
    attempts = attempt;
    state = StepState.RUNNING;
    if (failedBefore) {
      failures.add(failure(attempt - 1, last));
    }
  }

  void ended(HistoryEvent event, StepState how) {
    // One that the cutover did not wait for any more may be written down as ended later on.
    if (end == null) {
      end = event;
      state = how;
    }
  }

  void failed(HistoryEvent event, Failure why) {
    failures.add(failure(attempts, why));
    ended(event, StepState.FAILED);
  }

  /** What Temporal says of one that has not ended. */
  void pending(PendingActivityInfo info) {
    if (end != null) {
      return;
    }
    boolean runs = info.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED;
    attempts = info.hasLastStartedTime() || runs ? info.getAttempt() : info.getAttempt() - 1;
    state = runs ? StepState.RUNNING : attempts > 0 ? StepState.RETRYING : StepState.WAITING;
    if (info.hasLastFailure()) {
      failures.add(failure(Math.max(1, info.getAttempt() - 1), info.getLastFailure()));
    }
  }

  StepEntry entry(boolean over) {
    StepState last = over && end == null ? StepState.LEFT : state;
    Instant ended = end == null ? null : Clock.at(end);
    return new StepEntry(name(), Clock.at(scheduled), ended, last, attempts, failures);
  }

  private static FailureEntry failure(int attempt, Failure failure) {
    if (failure.hasTimeoutFailureInfo()) {
      String which =
          failure
              .getTimeoutFailureInfo()
              .getTimeoutType()
              .name()
              .replace("TIMEOUT_TYPE_", "")
              .toLowerCase(Locale.ROOT)
              .replace('_', '-');
      String before = failure.hasCause() ? "; before that: " + failure.getCause().getMessage() : "";
      return new FailureEntry(
          attempt,
          "Timeout",
          "nothing was heard of it in time (%s): its worker may have died%s"
              .formatted(which, before));
    }
    String type = failure.getApplicationFailureInfo().getType();
    return new FailureEntry(
        attempt, type.isEmpty() ? "Unexpected" : type, withoutStack(failure.getMessage()));
  }

  private static String withoutStack(String message) {
    return message.strip();
  }
}
