package io.beltline.worker.temporal;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells {@link WorkflowPolls} of every poll, and puts an adopted task into an empty answer. */
final class WatchedPolls implements ServerInterceptor {
  private static final String POLL =
      WorkflowServiceGrpc.getPollWorkflowTaskQueueMethod().getFullMethodName();

  private final WorkflowPolls polls;

  WatchedPolls(WorkflowPolls polls) {
    this.polls = polls;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!call.getMethodDescriptor().getFullMethodName().equals(POLL)) {
      return next.startCall(call, headers);
    }
    Context.CancellableContext waiting = Context.current().withCancellation();
    var watched = new WatchedCall<>(call, waiting);
    return new SimpleForwardingServerCallListener<Q>(
        Contexts.interceptCall(waiting, watched, headers, next)) {
      @Override
      public void onMessage(Q request) {
        watched.begin((PollWorkflowTaskQueueRequest) request);
        super.onMessage(request);
      }

      @Override
      public void onCancel() {
        watched.end();
        super.onCancel();
      }

      @Override
      public void onComplete() {
        watched.end();
        super.onComplete();
      }
    };
  }

  private final class WatchedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final Context.CancellableContext waiting;
    private volatile @Nullable WorkflowPoll poll;

    WatchedCall(ServerCall<Q, A> call, Context.CancellableContext waiting) {
      super(call);
      this.waiting = waiting;
    }

    void begin(PollWorkflowTaskQueueRequest request) {
      var begun = new WorkflowPoll(request, waiting);
      poll = begun;
      polls.began(begun);
    }

    synchronized void end() {
      WorkflowPoll begun = poll;
      if (begun != null) {
        poll = null;
        polls.ended(begun, Instant.now());
      }
    }

    @Override
    @SuppressWarnings("unchecked") // the same message type
    public void sendMessage(A answer) {
      WorkflowPoll begun = poll;
      PollWorkflowTaskQueueResponse orphan =
          begun != null && isEmpty(answer) ? polls.orphanFor(begun) : null;
      end();
      super.sendMessage(orphan == null ? answer : (A) orphan);
    }

    private boolean isEmpty(A answer) {
      return ((PollWorkflowTaskQueueResponse) answer).getTaskToken().isEmpty();
    }
  }
}
