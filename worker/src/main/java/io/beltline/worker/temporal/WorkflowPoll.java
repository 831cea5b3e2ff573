package io.beltline.worker.temporal;

import io.grpc.Context;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;

/**
 * One worker waiting for one workflow task: at the queue that all workers share, or at the queue of
 * its own, where the tasks of the workflows arrive that it keeps in memory.
 *
 * @param request what the worker asked
 * @param waiting cancelling it makes the server answer at once, with no task
 */
record WorkflowPoll(PollWorkflowTaskQueueRequest request, Context.CancellableContext waiting) {

  boolean isAtOwnQueue() {
    return request.getTaskQueue().getKind() == TaskQueueKind.TASK_QUEUE_KIND_STICKY;
  }

  /** The queue that all workers share. */
  Shared shared() {
    TaskQueue queue = request.getTaskQueue();
    return new Shared(
        request.getNamespace(), isAtOwnQueue() ? queue.getNormalName() : queue.getName());
  }

  /** Makes the server answer now. */
  void answerNow() {
    waiting.cancel(null);
  }

  /** A queue that every worker of a namespace may poll. */
  record Shared(String namespace, String queue) {}
}
