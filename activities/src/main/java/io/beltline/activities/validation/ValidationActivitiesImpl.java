package io.beltline.activities.validation;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;

/**
 * Compares with checksums; sessions that cannot write. A cutover's comparison of all rows has the
 * log of what is changed from then on kept, in a slot on the provider.
 */
public final class ValidationActivitiesImpl implements ValidationActivities {
  private final StepRunner steps;
  private final ChangeFeeds feeds;
  private final Patience patience;

  /** Compares the pairs that these steps run on, with the feeds of the same worker. */
  public ValidationActivitiesImpl(StepRunner steps, ChangeFeeds feeds) {
    this(steps, feeds, Patience.DEFAULT);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience) {
    this(steps, new ChangeFeeds(), patience);
  }

  private ValidationActivitiesImpl(StepRunner steps, ChangeFeeds feeds, Patience patience) {
    this.steps = steps;
    this.feeds = feeds;
    this.patience = patience;
  }

  @Override
  public ValidationReport validateAll(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FollowedComparison.run(attempt, direction, feeds, patience));
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.ofReplicated(attempt, direction, feeds));
  }

  @Override
  public ValidationReport validateCarriedOver(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.ofCarriedOver(attempt, direction));
  }
}
