package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.pair.Pair;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Keeps a pair to itself for the moment in which somebody looks whether something that changes it
 * runs, and starts what does: of two who type in the same moment one looks when the other has
 * started.
 *
 * <p>It is a workflow that nobody runs. Temporal lets only one of an id exist; it is ended when the
 * start is through, and Temporal itself ends it after its execution timeout, so that whoever dies
 * with it keeps nobody out for long. Nothing is started when much of that time has passed.
 */
public final class Reservation {
  /** Its workflow's type; no worker knows it, and none is asked. */
  public static final String TYPE = "PairReservation";

  private static final int CALLS = 4;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Connection connection;
  private final Pair pair;
  private final Duration lease;
  private long taken;

  /** Of this pair, not taken yet. */
  public Reservation(Connection connection, Pair pair) {
    this.connection = connection;
    this.pair = pair;
    this.lease = connection.deadlines().call().multipliedBy(CALLS);
  }

  /** The id of its workflow. */
  public static String id(Pair pair) {
    return "reservation/" + pair;
  }

  /** Looks and starts while nobody else does. */
  public <T> T during(Supplier<T> lookAndStart) {
    WorkflowExecution held = take();
    try {
      return lookAndStart.get();
    } finally {
      release(held);
    }
  }

  /** Throws if it may be over before something that is started now has reached Temporal. */
  public void requireTime() {
    if (System.nanoTime() - taken > lease.dividedBy(2).toNanos()) {
      throw new BeltException(
          ExitCode.FAILED,
          "Nothing was started for %s: Temporal took too long to answer. Repeat it."
              .formatted(pair));
    }
  }

  private WorkflowExecution take() {
    long began = System.nanoTime();
    while (true) {
      taken = System.nanoTime();
      try {
        return connection.call(
            () -> connection.client().newUntypedWorkflowStub(TYPE, options()).start());
      } catch (WorkflowExecutionAlreadyStarted e) {
        if (System.nanoTime() - began > lease.plus(connection.deadlines().call()).toNanos()) {
          throw new BeltException(
              ExitCode.FAILED,
              "Nothing was started for %s: others do so all the time (workflow %s). Repeat it."
                  .formatted(pair, id(pair)),
              e);
        }
        pause();
      }
    }
  }

  /** One that has ended, or cannot be ended now, ends nobody's start. */
  private void release(WorkflowExecution held) {
    try {
      connection.call(
          () -> {
            connection
                .client()
                .newUntypedWorkflowStub(
                    WorkflowTargetOptions.newBuilder().setWorkflowExecution(held).build())
                .terminate("what it was for has been started, or refused");
            return held;
          });
    } catch (WorkflowNotFoundException | NoAnswerException ignored) {
      // Its execution timeout ends it.
    }
  }

  private WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id(pair))
        .setTaskQueue(pair.taskQueue() + "-reservations")
        .setWorkflowExecutionTimeout(lease)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary("something that changes %s is being started".formatted(pair))
        .build();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BeltException(ExitCode.FAILED, "Interrupted; nothing was started.", e);
    }
  }
}
