package io.beltline.workflows.inventory;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Remembers a baseline between commands that come days apart. Acts as the root user of each side.
 */
@ActivityInterface
public interface BaselineActivities {
  /**
   * Takes the baseline, or returns the one that was kept before, and keeps it in both sides' schema
   * {@code beltline}, which it makes: for commands that come days apart.
   */
  @ActivityMethod(name = "KeepBaseline")
  Baseline keepBaseline(Pair pair);

  /**
   * Returns the baseline that was kept; without one, what stands there now and is not Beltline's.
   * Reads only.
   */
  @ActivityMethod(name = "RecallBaseline")
  Baseline recallBaseline(Pair pair);
}
