package io.beltline.worker;

import io.beltline.worker.polling.Registration;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A workflow with one step, to see whether a worker works. */
public final class Ping {
  /** The task queue of the datacenter {@code dc1}. */
  public static final String QUEUE = "beltline-dc1";

  /** More beats than are sent to the server at once. */
  private static final int WORTH_KEEPING = 10;

  private Ping() {}

  /** Sets a search attribute and runs the step. */
  @WorkflowInterface
  public interface PingWorkflow {
    /** What the step answered. */
    @WorkflowMethod
    String ping(boolean hold);
  }

  /** Runs the step. */
  public static final class PingWorkflowImpl implements PingWorkflow {
    private static final SearchAttributeKey<String> PHASE =
        SearchAttributeKey.forKeyword("BeltPhase");

    private final PingStep step =
        Workflow.newActivityStub(
            PingStep.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setHeartbeatTimeout(Duration.ofMinutes(2))
                .build());

    @Override
    public String ping(boolean hold) {
      Workflow.upsertTypedSearchAttributes(PHASE.valueSet("pinging"));
      return step.answer(hold);
    }
  }

  /** One step. */
  @ActivityInterface
  public interface PingStep {
    /** Answers at once, or holds the first attempt until it is told that its worker ends. */
    String answer(boolean hold);
  }

  /** Answers with the attempt and with what the attempt before reported last. */
  public static final class PingStepImpl implements PingStep {
    @Override
    public String answer(boolean hold) {
      ActivityExecutionContext context = Activity.getExecutionContext();
      int attempt = context.getInfo().getAttempt();
      if (hold && attempt == 1) {
        holdUntilTold(context);
      }
      int reported = context.getLastHeartbeatDetails(Integer.class).orElse(0);
      return "attempt " + attempt + (reported >= WORTH_KEEPING ? " goes on" : " starts");
    }

    private static void holdUntilTold(ActivityExecutionContext context) {
      var never = new CountDownLatch(1);
      for (int beat = 1; ; beat++) {
        context.heartbeat(beat);
        if (beat == WORTH_KEEPING) {
          System.out.println("holding");
        }
        try {
          never.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          throw new IllegalStateException("interrupted instead of told", e);
        }
      }
    }
  }

  /** Serves the ping. */
  public static Registration registration() {
    return (worker, datacenter) -> {
      worker.registerWorkflowImplementationTypes(
          PingWorkflowImpl.class, Lamp.LampImpl.class, Interrupted.InterruptedImpl.class);
      worker.registerActivitiesImplementations(new PingStepImpl(), new Interrupted.StepImpl());
    };
  }

  /** A ping that has not been started. */
  public static PingWorkflow stub(WorkflowClient client) {
    return client.newWorkflowStub(
        PingWorkflow.class,
        WorkflowOptions.newBuilder()
            .setTaskQueue(QUEUE)
            .setWorkflowExecutionTimeout(Duration.ofMinutes(1))
            .build());
  }
}
