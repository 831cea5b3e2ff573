package io.beltline.worker;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A workflow that cancels a step in the very moment in which the step ends. */
@WorkflowInterface
public interface Interrupted {
  /** How the step ended for the workflow. */
  @WorkflowMethod(name = "Interrupted")
  String run();

  /** A step that ends when its workflow is about to cancel it. */
  @ActivityInterface
  interface Step {
    /** Waits for the workflow. */
    String endOnceCancelling();
  }

  /** Ends when it is told to by the workflow in the same process. */
  final class StepImpl implements Step {
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static final CountDownLatch CANCELLING = new CountDownLatch(1);

    @Override
    public String endOnceCancelling() {
      STARTED.countDown();
      await(CANCELLING, 30_000);
      return "ended";
    }
  }

  /** Holds its own task open until the step's end must have reached the server. */
  final class InterruptedImpl implements Interrupted {
    private static final long UNTIL_THE_END_IS_REPORTED_MILLIS = 600;

    private final Step step =
        Workflow.newActivityStub(
            Step.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build());

    @Override
    public String run() {
      Promise<?>[] running = new Promise<?>[1];
      CancellationScope scope =
          Workflow.newCancellationScope(() -> running[0] = Async.function(step::endOnceCancelling));
      scope.run();
      Workflow.sleep(Duration.ofSeconds(2));
      await(StepImpl.STARTED, 300);
      StepImpl.CANCELLING.countDown();
      await(new CountDownLatch(1), UNTIL_THE_END_IS_REPORTED_MILLIS);
      scope.cancel();
      return String.valueOf(running[0].get());
    }
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that has not been started. */
  static Interrupted stub(WorkflowClient client) {
    return client.newWorkflowStub(
        Interrupted.class,
        WorkflowOptions.newBuilder()
            .setTaskQueue(Ping.QUEUE)
            .setWorkflowExecutionTimeout(Duration.ofMinutes(1))
            .build());
  }
}
