package io.beltline.activities.replication;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.Removal;
import io.beltline.workflows.replication.ReplicationRemovalActivities;
import java.util.ArrayList;
import java.util.List;

/** Removes with the engines that made it, or could have. */
public final class ReplicationRemovalActivitiesImpl implements ReplicationRemovalActivities {
  private final StepRunner steps;

  /** Runs them as steps of this runner. */
  public ReplicationRemovalActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public void removeReplicationObjects(Link link, Removal removal) {
    steps.<Boolean>run(
        link.pair(),
        attempt -> {
          // Those that watched a gate of an ended cutover may not know yet that it has ended.
          attempt.takesOver("WatchEvidence");
          attempt.takesOver("AwaitStrayWrites");
          Engines.of(attempt, link).removeReplicationObjects(attempt, link, removal);
          return true;
        });
  }

  @Override
  public void removeRequestedLink(Link link, boolean endBlockers) {
    steps.<Boolean>run(
        link.pair(),
        attempt -> {
          Engines.of(attempt, link).removeRequestedLink(attempt, link, endBlockers);
          return true;
        });
  }

  @Override
  public List<String> removeLinkAlone(Link link, boolean endBlockers) {
    return steps.run(
        link.pair(),
        attempt -> Engines.ofSubscriber(attempt, link).removeLinkAlone(attempt, link, endBlockers));
  }

  @Override
  public List<String> removePrevious(Pair pair, Side side, boolean extension) {
    return steps.run(
        pair,
        attempt -> {
          List<String> removed = new ArrayList<>();
          // pglogical last: with it goes the role that the others use.
          for (EngineKind kind : List.of(EngineKind.NATIVE, EngineKind.PGLOGICAL)) {
            removed.addAll(Engines.of(kind).removePrevious(attempt, side, extension));
          }
          return removed;
        });
  }
}
