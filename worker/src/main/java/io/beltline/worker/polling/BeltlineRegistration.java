package io.beltline.worker.polling;

import io.beltline.activities.configuration.ConfigurationActivitiesImpl;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.ConfigurationDirectory;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.List;

/** The workflows and steps of Beltline: the only place where either is registered. */
public final class BeltlineRegistration implements Registration {
  private static final List<Class<?>> WORKFLOWS = List.of();

  private final List<Object> steps;

  private BeltlineRegistration(List<Object> steps) {
    this.steps = steps;
  }

  /** Everything there is, with steps that read their pairs below this folder's {@code configs/}. */
  public static BeltlineRegistration from(Path configDir) {
    var steps = new StepRunner(new ConfigurationDirectory(configDir));
    return new BeltlineRegistration(
        List.of(
            new ConfigurationActivitiesImpl(steps),
            new FenceActivitiesImpl(steps),
            new InventoryActivitiesImpl(steps),
            new RoleActivitiesImpl(steps)));
  }

  @Override
  public void registerOn(Worker worker, String datacenter) {
    worker.registerWorkflowImplementationTypes(WORKFLOWS.toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(steps.toArray());
  }
}
