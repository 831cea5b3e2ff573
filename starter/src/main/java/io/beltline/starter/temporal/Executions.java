package io.beltline.starter.temporal;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;
import java.util.Locale;

/** What Temporal says of a workflow. */
public final class Executions {
  private Executions() {}

  /** Whether it has not ended. */
  public static boolean runs(WorkflowExecutionDescription known) {
    return known.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  /** How it stands, such as {@code running} or {@code timed-out}. */
  public static String status(WorkflowExecutionDescription known) {
    return known
        .getStatus()
        .name()
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }
}
