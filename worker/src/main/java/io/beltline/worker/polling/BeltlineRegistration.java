package io.beltline.worker.polling;

import io.beltline.activities.configuration.ConfigurationActivitiesImpl;
import io.beltline.activities.configuration.DatabaseListActivitiesImpl;
import io.beltline.activities.connection.ConnectionActivitiesImpl;
import io.beltline.activities.copy.CopyActivitiesImpl;
import io.beltline.activities.copy.TableCopyActivitiesImpl;
import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.fence.LoginActivitiesImpl;
import io.beltline.activities.inventory.BaselineActivitiesImpl;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.precheck.DescriptionActivitiesImpl;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.activities.replication.LinkActivitiesImpl;
import io.beltline.activities.replication.ReplicationActivitiesImpl;
import io.beltline.activities.replication.ReplicationRemovalActivitiesImpl;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.schema.AdoptionActivitiesImpl;
import io.beltline.activities.schema.SchemaActivitiesImpl;
import io.beltline.activities.schema.SchemaDiffActivitiesImpl;
import io.beltline.activities.schema.SchemaFileActivitiesImpl;
import io.beltline.activities.schema.SchemaRemovalActivitiesImpl;
import io.beltline.activities.sequence.SequenceActivitiesImpl;
import io.beltline.activities.sequence.SequencePositionActivitiesImpl;
import io.beltline.activities.step.StepRunner;
import io.beltline.activities.stray.StrayWriteActivitiesImpl;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.activities.validation.ValidationActivitiesImpl;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.workflows.command.StepWorkflowImpl;
import io.beltline.workflows.configuration.ConfigurationCheckWorkflowImpl;
import io.beltline.workflows.configuration.DatabaseListWorkflowImpl;
import io.beltline.workflows.cutover.CutoverWorkflowImpl;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The workflows and steps of Beltline: the only place where either is registered. */
public final class BeltlineRegistration implements Registration {
  private static final List<Class<?>> WORKFLOWS =
      List.of(
          ConfigurationCheckWorkflowImpl.class,
          CutoverWorkflowImpl.class,
          DatabaseListWorkflowImpl.class,
          StepWorkflowImpl.class);

  private final List<Object> steps;

  private BeltlineRegistration(List<Object> steps) {
    this.steps = steps;
  }

  /** Everything there is, with steps that read their pairs below this folder's {@code configs/}. */
  public static BeltlineRegistration from(Path configDir) {
    var runner = new StepRunner(new ConfigurationDirectory(configDir));
    var feeds = new ChangeFeeds();
    return new BeltlineRegistration(
        List.of(
            new ConfigurationActivitiesImpl(runner),
            new DatabaseListActivitiesImpl(runner),
            new TableCopyActivitiesImpl(runner),
            new LoginActivitiesImpl(runner),
            new BaselineActivitiesImpl(runner),
            new DescriptionActivitiesImpl(runner),
            new LinkActivitiesImpl(runner),
            new ReplicationRemovalActivitiesImpl(runner),
            new SchemaDiffActivitiesImpl(runner),
            new AdoptionActivitiesImpl(runner),
            new SchemaFileActivitiesImpl(runner),
            new SchemaRemovalActivitiesImpl(runner),
            new SequencePositionActivitiesImpl(runner),
            new ConnectionActivitiesImpl(runner),
            new CopyActivitiesImpl(runner),
            new EvidenceActivitiesImpl(runner, feeds),
            new FenceActivitiesImpl(runner),
            new InventoryActivitiesImpl(runner),
            new PrecheckActivitiesImpl(runner),
            new ReplicationActivitiesImpl(runner),
            new RoleActivitiesImpl(runner),
            new SchemaActivitiesImpl(runner),
            new SequenceActivitiesImpl(runner),
            new StrayWriteActivitiesImpl(runner),
            new ValidationActivitiesImpl(runner, feeds)));
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
