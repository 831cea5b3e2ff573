package io.beltline.workflows.sequence;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Carries sequence positions across. */
@ActivityInterface
public interface SequenceActivities {
  /**
   * Ensures that every sequence of the subscriber stands at or past the provider's position and
   * every value in the columns that use it, in the sequence's own direction, {@code is_called}
   * kept; never backwards. Read in two round trips, written in one.
   */
  @ActivityMethod(name = "SyncSequences")
  SequenceReport syncSequences(Pair pair, Direction direction);
}
