package io.beltline.workflows.command;

import io.beltline.workflows.pair.Pair;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One belt command for one pair. Its id is {@code step/<dc>/<db>/<command>}, so that the same
 * command runs once at a time and whoever types it again finds it.
 */
@WorkflowInterface
public interface StepWorkflow {
  /** The workflow's type name. */
  String TYPE = "StepWorkflow";

  /** The id of a pair's command. */
  static String id(Pair pair, Command command) {
    return "step/%s/%s".formatted(pair, command);
  }

  /**
   * Runs the command to its end. Fails, with the type and the message of the step that failed, if
   * that cannot be reached.
   */
  @WorkflowMethod(name = TYPE)
  StepResult run(StepRequest request);
}
