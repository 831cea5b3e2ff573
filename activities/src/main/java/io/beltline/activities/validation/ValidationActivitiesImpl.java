package io.beltline.activities.validation;

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
  private final Patience patience;
  private final RowHash.Choice hashes;

  /** Compares the pairs that these steps run on. */
  public ValidationActivitiesImpl(StepRunner steps) {
    this(steps, Patience.DEFAULT, RowHash::knownTo);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience) {
    this(steps, patience, RowHash::knownTo);
  }

  ValidationActivitiesImpl(StepRunner steps, Patience patience, RowHash.Choice hashes) {
    this.steps = steps;
    this.patience = patience;
    this.hashes = hashes;
  }

  @Override
  public ValidationReport validateAll(
      Pair pair, Direction direction, @Nullable ComparisonOptions options) {
    ComparisonOptions wanted = options == null ? ComparisonOptions.NONE : options;
    return steps.run(
        pair, attempt -> new FullComparison(attempt, direction, wanted, patience, hashes).run());
  }

  @Override
  public ValidationReport validateReplicated(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.ofReplicated(attempt, direction));
  }

  @Override
  public ValidationReport validateCarriedOver(Pair pair, Direction direction) {
    return steps.run(pair, attempt -> FenceComparison.ofCarriedOver(attempt, direction));
  }
}
