package io.beltline.worker.temporal;

import io.beltline.worker.temporal.WorkflowPoll.Shared;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Who waits for workflow tasks now, and the tasks whose worker is gone. Safe for many threads. */
final class WorkflowPolls {
  private final Map<String, OwnQueue> ownQueues = new HashMap<>();
  private final Map<Shared, List<WorkflowPoll>> waiting = new HashMap<>();
  private final Map<Shared, Queue<PollWorkflowTaskQueueResponse>> orphans = new HashMap<>();

  private static final class OwnQueue {
    private final PollWorkflowTaskQueueRequest request;
    private final Shared shared;
    private int polls;
    private Instant lastSeen = Instant.EPOCH;

    OwnQueue(WorkflowPoll poll) {
      this.request = poll.request();
      this.shared = poll.shared();
    }
  }

  synchronized void began(WorkflowPoll poll) {
    if (poll.isAtOwnQueue()) {
      ownQueues.computeIfAbsent(nameOf(poll), name -> new OwnQueue(poll)).polls++;
      return;
    }
    waiting.computeIfAbsent(poll.shared(), shared -> new ArrayList<>()).add(poll);
    if (!orphansOf(poll.shared()).isEmpty()) {
      poll.answerNow();
    }
  }

  synchronized void ended(WorkflowPoll poll, Instant now) {
    if (poll.isAtOwnQueue()) {
      OwnQueue queue = ownQueues.get(nameOf(poll));
      if (queue != null) {
        queue.polls--;
        queue.lastSeen = now;
      }
      return;
    }
    waiting.getOrDefault(poll.shared(), new ArrayList<>()).remove(poll);
  }

  /**
   * The polls that a worker which is gone would have made, where another one waits for its tasks.
   */
  synchronized List<PollWorkflowTaskQueueRequest> abandoned(Instant now, Duration patience) {
    return ownQueues.values().stream()
        .filter(queue -> queue.polls == 0 && queue.lastSeen.plus(patience).isBefore(now))
        .filter(queue -> !waiting.getOrDefault(queue.shared, List.of()).isEmpty())
        .map(queue -> queue.request)
        .toList();
  }

  /** Gives a task to whoever polls the shared queue next, or polls it now. */
  synchronized void adopt(
      PollWorkflowTaskQueueRequest abandoned, PollWorkflowTaskQueueResponse task) {
    OwnQueue queue = ownQueues.get(abandoned.getTaskQueue().getName());
    if (queue != null) {
      orphansOf(queue.shared).add(task);
      waiting.getOrDefault(queue.shared, List.of()).stream()
          .findFirst()
          .ifPresent(WorkflowPoll::answerNow);
    }
  }

  /** A task for this poll, which the server answered with none. */
  synchronized @Nullable PollWorkflowTaskQueueResponse orphanFor(WorkflowPoll poll) {
    return poll.isAtOwnQueue() ? null : orphansOf(poll.shared()).poll();
  }

  private Queue<PollWorkflowTaskQueueResponse> orphansOf(Shared shared) {
    return orphans.computeIfAbsent(shared, any -> new ArrayDeque<>());
  }

  private static String nameOf(WorkflowPoll poll) {
    return poll.request().getTaskQueue().getName();
  }
}
