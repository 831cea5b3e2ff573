package io.beltline.activities.replication;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;

/** Asks the link's own engine. Acts as the root user of each side. */
public final class LinkActivitiesImpl implements LinkActivities {
  private final StepRunner steps;

  /** Runs them as steps of this runner. */
  public LinkActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public LinkStatus lookAtLink(Link link) {
    return steps.run(link.pair(), attempt -> Engines.of(attempt, link).lookAtLink(attempt, link));
  }

  @Override
  public DrainReport catchUp(Link link) {
    return steps.run(link.pair(), attempt -> Engines.of(attempt, link).catchUp(attempt, link));
  }

  @Override
  public void requireEmptySubscriber(Link link) {
    steps.<Boolean>run(
        link.pair(),
        attempt -> {
          Engines.of(attempt, link).requireEmptySubscriber(attempt, link);
          return true;
        });
  }
}
