package io.beltline.activities.schema;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.schema.SchemaRemovalActivities;
import java.util.List;

/**
 * Takes things off the destination by what its catalogs say, so that what was added there by hand
 * goes too. Whoever holds a lock for more than a few seconds stops the step, or with force loses
 * his session.
 */
public final class SchemaRemovalActivitiesImpl implements SchemaRemovalActivities {
  private final StepRunner steps;

  /** Steps that run through this runner. */
  public SchemaRemovalActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public List<String> removeIndexes(Pair pair, boolean force) {
    return steps.run(pair, attempt -> new IndexRemoval(attempt, force).ensure());
  }

  @Override
  public List<String> removeConstraints(Pair pair, boolean force) {
    return steps.run(pair, attempt -> new ConstraintRemoval(attempt, force).ensure());
  }

  @Override
  public void requireEmptiable(Pair pair, boolean force) {
    long unused = steps.run(pair, attempt -> new TableEmptying(attempt, force).requireEmptiable());
  }

  @Override
  public int emptyTables(Pair pair, boolean force) {
    return steps.run(pair, attempt -> new TableEmptying(attempt, force).ensure());
  }
}
