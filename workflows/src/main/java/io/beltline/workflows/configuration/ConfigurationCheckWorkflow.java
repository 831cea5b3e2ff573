package io.beltline.workflows.configuration;

import io.beltline.workflows.pair.Pair;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Answers whether a worker serves the pair's datacenter and can use its configuration. Started with
 * a short execution timeout before anything else, so that neither a missing worker nor a typing
 * error leaves something behind that runs later.
 */
@WorkflowInterface
public interface ConfigurationCheckWorkflow {
  /** The pair's settings; fails with type {@code ConfigurationInvalid} as the step does. */
  @WorkflowMethod(name = "ConfigurationCheckWorkflow")
  PairSettings check(Pair pair);
}
