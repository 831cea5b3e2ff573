package io.beltline.starter.fake;

import io.beltline.workflows.step.Progress;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** A long step that has reported progress and goes on for as long as the test runs. */
@ActivityInterface
public interface FakeStep {
  /** Reports progress and stays pending. */
  @ActivityMethod(name = "AwaitForwardReady")
  void awaitForwardReady();

  /** Fails each time. */
  @ActivityMethod(name = "SetUpForwardLink")
  void setUpForwardLink();

  /** What it reports. */
  Progress PROGRESS =
      Progress.of("copying 1 of 2 tables", 25, 100, "bytes")
          .withItems(
              List.of(
                  new Progress.Item("public.orders", "copying", 5, 50),
                  new Progress.Item("public.users", "ready", 50, 50)));

  /** The step. */
  final class Impl implements FakeStep {
    @Override
    public void awaitForwardReady() {
      ActivityExecutionContext context = Activity.getExecutionContext();
      context.heartbeat(PROGRESS);
      context.doNotCompleteOnReturn();
    }

    @Override
    public void setUpForwardLink() {
      throw new IllegalStateException("connection refused by the source");
    }
  }
}
