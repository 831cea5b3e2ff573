package io.beltline.workflows.cutover;

import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.step.StepOptions;
import io.temporal.workflow.Workflow;
import java.util.List;

/** Removes what the migration created and proves on both sides that nothing is left. */
final class Teardown {
  private final ReplicationActivities links =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.quick());
  private final FenceActivities fences =
      Workflow.newActivityStub(FenceActivities.class, StepOptions.quick());
  private final InventoryActivities inventory =
      Workflow.newActivityStub(InventoryActivities.class, StepOptions.quick());

  private final Journal journal;
  private final StepCalls steps;

  Teardown(Journal journal, StepCalls steps) {
    this.journal = journal;
    this.steps = steps;
  }

  /** Ends a migration on the side that takes the writes. */
  void run(Settled run, Phase end) {
    journal.enter(Phase.TEARDOWN);
    removeEverything(run.link(Direction.FORWARD), run.baseline());
    journal.enter(end);
  }

  /** Ends a migration that was given up while the source takes the writes. */
  void afterAbort(Settled run) {
    journal.enter(Phase.ABORT);
    journal.noteFailure(journal.whyCancelled());
    if (run.changed()) {
      giveBackOwnLogins(run);
      removeEverything(run.link(Direction.FORWARD), run.baseline());
    }
    journal.enter(Phase.ABORTED);
  }

  /**
   * Of a destination that has never been opened; one that was stays fenced for good. And of the
   * source, which has them: with the manifests a last chance goes.
   */
  private void giveBackOwnLogins(Settled run) {
    if (!journal.everOpened()) {
      Pair pair = run.link(Direction.FORWARD).pair();
      steps.call("Unfence", () -> fences.unfence(pair, Side.SOURCE));
      steps.call("Unfence", () -> fences.unfence(pair, Side.DESTINATION));
    }
  }

  /** Returns when nothing is left over; whatever is waits for a human. */
  private void removeEverything(Link link, Baseline baseline) {
    List<String> left = removeAndLook(link, baseline);
    while (!left.isEmpty()) {
      String message = "Left over: %s. Remove it by hand, or resume to try again.";
      steps.awaitSomeone(
          new Stopped(
              "FindLeftovers",
              "Leftovers",
              message.formatted(String.join("; ", left)),
              Journal.now()));
      left = removeAndLook(link, baseline);
    }
  }

  private List<String> removeAndLook(Link link, Baseline baseline) {
    steps.run("RemoveReplication", () -> links.removeReplication(link, baseline));
    List<String> left =
        steps.call("FindLeftovers", () -> inventory.findLeftovers(link.pair(), baseline));
    journal.leftovers(left);
    return left;
  }
}
