package io.beltline.activities.validation;

import io.beltline.activities.drift.DriftWatch;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;

/** Compares with checksums; sessions that cannot write. */
public final class ValidationActivitiesImpl implements ValidationActivities {
  private final StepRunner steps;
  private final Patience patience;

  /** Compares the pairs that these steps run on. */
  public ValidationActivitiesImpl(StepRunner steps) {
    this(steps, Patience.DEFAULT);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience) {
    this.steps = steps;
    this.patience = patience;
  }

  @Override
  public ValidationReport validateAll(Pair pair, Direction direction) {
    return steps.run(
        pair, DriftWatch.beside(attempt -> new FullComparison(attempt, direction, patience).run()));
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.run(attempt, direction));
  }

  @Override
  public ValidationReport validateCopied(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> new CopiedComparison(attempt, direction, patience).run());
  }

  @Override
  public ValidationReport validateSequences(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> SequenceComparison.run(attempt, direction));
  }
}
