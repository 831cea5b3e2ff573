package io.beltline.worker.temporal;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a workflow go on that cancelled a step in the moment in which the step ended.
 *
 * <p>The test server refuses such a workflow task with half of it done, and the workflow never
 * moves again. So the task is ended as failed before the server sees it, as a real server ends one
 * that comes too late; the next task has the end of the step, and nothing to cancel.
 */
final class LateCancels implements ServerInterceptor {
  private static final String STEP_REPORTS = "/RespondActivityTask";

  private final PendingSteps steps;

  /** No step may report its end between the look and what is done after it. */
  private final ReadWriteLock ends = new ReentrantReadWriteLock();

  LateCancels(PendingSteps steps) {
    this.steps = steps;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    String method = call.getMethodDescriptor().getFullMethodName();
    return method.contains(STEP_REPORTS)
        ? new StepReport<>(listener)
        : new WorkflowTask<>(call, listener);
  }

  private final class StepReport<Q> extends SimpleForwardingServerCallListener<Q> {
    StepReport(ServerCall.Listener<Q> listener) {
      super(listener);
    }

    @Override
    public void onHalfClose() {
      within(ends.readLock(), super::onHalfClose);
    }
  }

  private final class WorkflowTask<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, A> call;
    private @Nullable RespondWorkflowTaskCompletedRequest cancelling;

    WorkflowTask(ServerCall<Q, A> call, ServerCall.Listener<Q> listener) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q request) {
      if (request instanceof RespondWorkflowTaskCompletedRequest completed
          && PendingSteps.isCancellingAny(completed)) {
        cancelling = completed;
      }
      super.onMessage(request);
    }

    @Override
    public void onHalfClose() {
      RespondWorkflowTaskCompletedRequest task = cancelling;
      if (task == null) {
        super.onHalfClose();
      } else {
        within(ends.writeLock(), () -> completeUnlessLate(task));
      }
    }

    private void completeUnlessLate(RespondWorkflowTaskCompletedRequest task) {
      if (steps.hasEndedAnyThatIsCancelled(task)) {
        steps.repeat(task);
        call.close(Status.INVALID_ARGUMENT.withDescription("UnhandledCommand"), new Metadata());
      } else {
        super.onHalfClose();
      }
    }
  }

  private static void within(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
