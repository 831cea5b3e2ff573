package io.beltline.activities.schema;

import io.beltline.activities.drift.OpenAdoption;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.schema.AdoptionActivities;
import java.sql.Connection;

/**
 * Adopts by statements that the source's server writes from its catalogs. Needs the rights of the
 * objects' owners on the destination.
 */
public final class AdoptionActivitiesImpl implements AdoptionActivities {
  private final StepRunner steps;

  /** Steps that run through this runner. */
  public AdoptionActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public Adoption adoptSchema(Pair pair, boolean caughtUp) {
    return steps.run(pair, attempt -> new SchemaAdoption(attempt, caughtUp).run());
  }

  @Override
  public void endAdoption(Pair pair) {
    steps.<Boolean>run(
        pair,
        attempt -> {
          Connection source = attempt.connect(Side.SOURCE);
          BeltlineSchema.ensure(source);
          OpenAdoption.end(source);
          return true;
        });
  }
}
