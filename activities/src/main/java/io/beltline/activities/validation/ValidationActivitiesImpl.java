package io.beltline.activities.validation;

import io.beltline.activities.drift.DriftWatch;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * Compares with checksums; sessions that cannot write. A cutover's comparison of all rows has the
 * log of what is changed from then on kept, in a slot on the provider.
 */
public final class ValidationActivitiesImpl implements ValidationActivities {
  private final StepRunner steps;
  private final ChangeFeeds feeds;
  private final Givens givens;

  /** Compares the pairs that these steps run on, with the feeds of the same worker. */
  public ValidationActivitiesImpl(StepRunner steps, ChangeFeeds feeds) {
    this(steps, feeds, Givens.USUAL);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience) {
    this(steps, Givens.USUAL.with(patience));
  }

  ValidationActivitiesImpl(StepRunner steps, Givens givens) {
    this(steps, new ChangeFeeds(), givens);
  }

  ValidationActivitiesImpl(StepRunner steps, ChangeFeeds feeds, Givens givens) {
    this.steps = steps;
    this.feeds = feeds;
    this.givens = givens;
  }

  @Override
  public ValidationReport validateAll(
      Pair pair, Direction direction, @Nullable ComparisonOptions options) {
    ComparisonOptions wanted = options == null ? ComparisonOptions.NONE : options;
    return steps.run(
        pair,
        DriftWatch.beside(
            attempt -> FollowedComparison.run(attempt, direction, feeds, wanted, givens)));
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.ofReplicated(attempt, direction, feeds));
  }

  @Override
  public ValidationReport validateCopied(Pair pair, Direction direction) {
    return steps.run(
        pair, attempt -> new CopiedComparison(attempt, direction, givens.patience()).run());
  }

  @Override
  public ValidationReport validateSequences(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> SequenceComparison.run(attempt, direction));
  }
}
