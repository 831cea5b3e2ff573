package io.beltline.workflows.precheck;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks at both sides and changes nothing. */
@ActivityInterface
public interface PrecheckActivities {
  /**
   * Reports every reason why a migration of this pair would fail, on both sides, also when one of
   * them cannot be reached or refuses the password: those are findings too. Reads only.
   */
  @ActivityMethod(name = "Precheck")
  PrecheckReport precheck(Pair pair);
}
