package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.starter.history.CutoverHistory.FailureEntry;
import io.beltline.starter.history.CutoverHistory.StepEntry;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepReaderTest {
  private final StepReader steps = new StepReader();

  @Test
  void anAttemptThatFailedBeforeTheEndIsTold() {
    scheduled();
    steps.read(
        HistoryEvent.newBuilder()
            .setEventId(2)
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
            .setActivityTaskStartedEventAttributes(
                ActivityTaskStartedEventAttributes.newBuilder()
                    .setScheduledEventId(1)
                    .setAttempt(3)
                    .setLastFailure(failure("LockTimeout", "no lock. It is tried again.")))
            .build());
    steps.read(
        HistoryEvent.newBuilder()
            .setEventId(3)
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder().setScheduledEventId(1))
            .build());

    StepEntry step = only();
    assertEquals(StepState.DONE, step.state());
    assertEquals(3, step.attempts());
    assertEquals(
        List.of(new FailureEntry(2, "LockTimeout", "no lock. It is tried again.")),
        step.failures());
  }

  @Test
  void aStepThatIsTriedAgainNowSaysWhy() {
    scheduled();
    steps.readPending(
        List.of(
            PendingActivityInfo.newBuilder()
                .setActivityId("a")
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setAttempt(5)
                .setLastFailure(
                    Failure.newBuilder()
                        .setTimeoutFailureInfo(
                            TimeoutFailureInfo.newBuilder()
                                .setTimeoutType(TimeoutType.TIMEOUT_TYPE_HEARTBEAT)))
                .build()));

    StepEntry step = only();
    assertEquals(StepState.RETRYING, step.state());
    assertEquals(4, step.attempts());
    assertEquals(
        List.of(
            new FailureEntry(
                4,
                "Timeout",
                "nothing was heard of it in time (heartbeat): its worker may have died")),
        step.failures());
  }

  @Test
  void oneThatNobodyHasTakenWaits() {
    scheduled();
    steps.readPending(
        List.of(
            PendingActivityInfo.newBuilder()
                .setActivityId("a")
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setAttempt(1)
                .build()));

    assertEquals(StepState.WAITING, only().state());
    assertEquals(0, only().attempts());
  }

  private void scheduled() {
    steps.read(
        HistoryEvent.newBuilder()
            .setEventId(1)
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityId("a")
                    .setActivityType(ActivityType.newBuilder().setName("EnsureSchema")))
            .build());
  }

  private StepEntry only() {
    return steps.steps().iterator().next().entry(false);
  }

  private static Failure failure(String type, String message) {
    return Failure.newBuilder()
        .setMessage(message)
        .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setType(type))
        .build();
  }
}
