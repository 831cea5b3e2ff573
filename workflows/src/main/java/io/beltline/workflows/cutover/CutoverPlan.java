package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to move, and what to do otherwise than the pair's configuration says.
 *
 * @param pair what to move
 * @param outageBudget overrides the configured budget; null to keep it
 * @param maxLagBytes overrides the configured limit; null to keep it
 * @param by who started it, for the record; text that nobody has verified
 */
public record CutoverPlan(
    Pair pair, @Nullable Duration outageBudget, @Nullable Long maxLagBytes, @Nullable String by) {

  /** The plan as configured. */
  public static CutoverPlan asConfigured(Pair pair) {
    return new CutoverPlan(pair, null, null, null);
  }
}
