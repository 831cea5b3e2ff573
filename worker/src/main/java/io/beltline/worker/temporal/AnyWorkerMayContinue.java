package io.beltline.worker.temporal;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Keeps a workflow from waiting for ever for a worker that was killed.
 *
 * <p>A worker asks for the next task of a workflow that it keeps in memory to come to a queue of
 * its own. A real server gives the task to another worker when nobody takes it from there in time;
 * the test server does not. So that wish is dropped, and every task goes to the shared queue.
 */
final class AnyWorkerMayContinue implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q request) {
        super.onMessage(withoutOwnQueue(request));
      }
    };
  }

  @SuppressWarnings("unchecked") // the same message type, less one field
  private static <Q> Q withoutOwnQueue(Q request) {
    return request instanceof RespondWorkflowTaskCompletedRequest completed
        ? (Q) completed.toBuilder().clearStickyAttributes().build()
        : request;
  }
}
