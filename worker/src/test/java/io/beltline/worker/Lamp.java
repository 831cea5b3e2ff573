package io.beltline.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A workflow that waits for a human, as a cutover does at a gate. */
@WorkflowInterface
public interface Lamp {
  /** Burns until it is put out. */
  @WorkflowMethod(name = "Lamp")
  String burn();

  /** Ends it. */
  @SignalMethod
  void putOut();

  /** Whether it burns. */
  @QueryMethod
  boolean burns();

  /** Waits for the signal. */
  final class LampImpl implements Lamp {
    private boolean out;

    @Override
    public String burn() {
      Workflow.await(() -> out);
      return "out";
    }

    @Override
    public void putOut() {
      out = true;
    }

    @Override
    public boolean burns() {
      return !out;
    }
  }

  /** A lamp that has not been lit. */
  static Lamp stub(WorkflowClient client) {
    return client.newWorkflowStub(
        Lamp.class,
        WorkflowOptions.newBuilder()
            .setTaskQueue(Ping.QUEUE)
            .setWorkflowExecutionTimeout(Duration.ofMinutes(2))
            .build());
  }
}
