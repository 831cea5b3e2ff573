package io.beltline.workflows.configuration;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Asks the worker once. */
public final class ConfigurationCheckWorkflowImpl implements ConfigurationCheckWorkflow {
  private final ConfigurationActivities configuration =
      Workflow.newActivityStub(
          ConfigurationActivities.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build());

  @Override
  public PairSettings check(Pair pair) {
    return configuration.readSettings(pair);
  }
}
