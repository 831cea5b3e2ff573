package io.beltline.workflows.configuration;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers which pairs of a datacenter a command is about. Started with a short execution timeout
 * before anything else, as {@link ConfigurationCheckWorkflow} is.
 */
@WorkflowInterface
public interface DatabaseListWorkflow {
  /** The names; fails with type {@code ConfigurationInvalid} as the step does. */
  @WorkflowMethod(name = "DatabaseListWorkflow")
  List<String> list(String dc, @Nullable String db);
}
