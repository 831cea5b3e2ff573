package io.beltline.worker.polling;

import io.beltline.activities.configuration.ConfigurationActivitiesImpl;
import io.beltline.activities.copy.CopyActivitiesImpl;
import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.activities.replication.ReplicationActivitiesImpl;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.schema.SchemaActivitiesImpl;
import io.beltline.activities.sequence.SequenceActivitiesImpl;
import io.beltline.activities.step.StepRunner;
import io.beltline.activities.stray.StrayWriteActivitiesImpl;
import io.beltline.activities.validation.ValidationActivitiesImpl;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.workflows.configuration.ConfigurationCheckWorkflowImpl;
import io.beltline.workflows.cutover.CutoverWorkflowImpl;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The workflows and steps of Beltline: the only place where either is registered. */
public final class BeltlineRegistration implements Registration {
  private static final List<Class<?>> WORKFLOWS =
      List.of(ConfigurationCheckWorkflowImpl.class, CutoverWorkflowImpl.class);

  private final List<Object> steps;

  private BeltlineRegistration(List<Object> steps) {
    this.steps = steps;
  }

  /** Everything there is, with steps that read their pairs below this folder's {@code configs/}. */
  public static BeltlineRegistration from(Path configDir) {
    var runner = new StepRunner(new ConfigurationDirectory(configDir));
    return new BeltlineRegistration(
        List.of(
            new ConfigurationActivitiesImpl(runner),
            new CopyActivitiesImpl(runner),
            new EvidenceActivitiesImpl(runner),
            new FenceActivitiesImpl(runner),
            new InventoryActivitiesImpl(runner),
            new PrecheckActivitiesImpl(runner),
            new ReplicationActivitiesImpl(runner),
            new RoleActivitiesImpl(runner),
            new SchemaActivitiesImpl(runner),
            new SequenceActivitiesImpl(runner),
            new StrayWriteActivitiesImpl(runner),
            new ValidationActivitiesImpl(runner)));
  }

  /** The same with something around every step, for whoever watches or disturbs them. */
  BeltlineRegistration withSteps(UnaryOperator<Object> around) {
    return new BeltlineRegistration(steps.stream().map(around).toList());
  }

  @Override
  public void registerOn(Worker worker, String datacenter) {
    worker.registerWorkflowImplementationTypes(WORKFLOWS.toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(steps.toArray());
  }
}
