package io.beltline.workflows.configuration;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the worker once. */
public final class DatabaseListWorkflowImpl implements DatabaseListWorkflow {
  private final DatabaseListActivities configuration =
      Workflow.newActivityStub(
          DatabaseListActivities.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build());

  @Override
  public List<String> list(String dc, @Nullable String db) {
    return configuration.listDatabases(dc, db);
  }
}
