package io.beltline.activities.validation;

import io.beltline.activities.drift.DriftWatch;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import org.jspecify.annotations.Nullable;

/** Compares with checksums; sessions that cannot write. */
public final class ValidationActivitiesImpl implements ValidationActivities {
  private final StepRunner steps;
  private final Givens givens;

  /** Compares the pairs that these steps run on. */
  public ValidationActivitiesImpl(StepRunner steps) {
    this(steps, Givens.USUAL);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience) {
    this(steps, Givens.USUAL.with(patience));
  }

  ValidationActivitiesImpl(StepRunner steps, Givens givens) {
    this.steps = steps;
    this.givens = givens;
  }

  @Override
  public ValidationReport validateAll(
      Pair pair, Direction direction, @Nullable ComparisonOptions options) {
    ComparisonOptions wanted = options == null ? ComparisonOptions.NONE : options;
    return steps.run(
        pair,
        DriftWatch.beside(attempt -> new FullComparison(attempt, direction, wanted, givens).run()));
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.run(attempt, direction));
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
