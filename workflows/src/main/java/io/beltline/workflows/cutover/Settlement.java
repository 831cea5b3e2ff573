package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Workflow;

/** What is done once a side has been opened: the same whichever it is. */
final class Settlement {
  private final ReplicationActivities links =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.quick());
  private final SchemaActivities schema =
      Workflow.newActivityStub(SchemaActivities.class, StepOptions.lasting());

  private final Pair pair;
  private final StepCalls steps;
  private final Comparison comparison;

  Settlement(Pair pair, StepCalls steps, Comparison comparison) {
    this.pair = pair;
    this.steps = steps;
    this.comparison = comparison;
  }

  /** After a cutover: the link that brought the data is removed, all rows are compared. */
  void afterCutover(Settled run) {
    tidy(run, Direction.FORWARD);
    comparison.untilEqual(run.link(Direction.BACK));
  }

  /** After a rollback: a new back link, so that the next cutover has its way back. */
  void afterRollback(Settled run) {
    tidy(run, Direction.BACK);
    steps.run("EnsureLink", () -> links.ensureLink(run.link(Direction.BACK), InitialData.PRESENT));
    comparison.untilEqual(run.link(Direction.FORWARD));
  }

  private void tidy(Settled run, Direction drained) {
    Side open = drained.subscriber();
    steps.run("RemoveLink", () -> links.removeLink(run.link(drained)));
    steps.call("RefreshMaterializedViews", () -> schema.refreshMaterializedViews(pair, open));
    steps.run("Analyze", () -> schema.analyze(pair, open));
  }
}
