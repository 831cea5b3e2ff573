package io.beltline.worker.polling;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;

/**
 * Tells every running step, at its next heartbeat, that its worker ends: the heartbeat is recorded,
 * then throws {@link ActivityWorkerShutdownException}.
 *
 * <p>The client library does that by itself as well, but while it still polls: the next attempt of
 * a step that was told would come back to the worker that is ending. So the order is kept here:
 * first no more polling, then this.
 */
final class DrainSignal extends WorkerInterceptorBase {
  private volatile boolean given;

  /** From now on heartbeats throw. */
  void give() {
    given = true;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      @Override
      public void init(ActivityExecutionContext context) {
        super.init(new Context(context));
      }
    };
  }

  private final class Context extends ActivityExecutionContextBase {
    Context(ActivityExecutionContext next) {
      super(next);
    }

    @Override
    public <V> void heartbeat(V details) throws ActivityCompletionException {
      super.heartbeat(details);
      if (given) {
        throw new ActivityWorkerShutdownException(getInfo());
      }
    }
  }
}
