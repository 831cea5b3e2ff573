package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Workflow;

/**
 * The way back: the cutover's own outage with the sides swapped, and before it a new forward link,
 * so that the next cutover needs no copy. Until the source is open everything is as it was.
 */
final class Rollback {
  private final ReplicationActivities links =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.quick());

  private final Journal journal;
  private final StepCalls steps;
  private final Gates gates;
  private final StrayWatch strays;

  Rollback(Journal journal, StepCalls steps, Gates gates, StrayWatch strays) {
    this.journal = journal;
    this.steps = steps;
    this.gates = gates;
    this.strays = strays;
  }

  /** Opens the source, or leaves the destination open; the journal tells which. */
  void run(Settled run) {
    WriteOutage outage = new WriteOutage(run, Direction.BACK, journal, steps, gates);
    journal.enter(Phase.PREPARE_ROLLBACK);
    if (!outage.linkRuns()) {
      return;
    }
    strays.remove();
    steps.run("RemoveLink", () -> links.removeLink(run.link(Direction.FORWARD)));
    steps.run(
        "EnsureLink", () -> links.ensureLink(run.link(Direction.FORWARD), InitialData.PRESENT));
    // What the last comparison said does not count: a way back is wanted most when it was bad.
    gates.awaitGreen(run.evidence(Direction.BACK, null));

    journal.enter(Phase.ROLLBACK_REHEARSAL);
    if (outage.rehearsed()) {
      steps.holdWhilePaused();
      journal.enter(Phase.ROLLBACK_OUTAGE);
      outage.run();
    }
  }

  /** After a rollback that was refused, undone or given up. */
  void giveUp(Settled run) {
    steps.run("RemoveLink", () -> links.removeLink(run.link(Direction.FORWARD)));
  }
}
