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
   * kept; never backwards. Looks at both sides again, and moves once more what is behind then;
   * while applications write the report may still name some.
   */
  @ActivityMethod(name = "SyncSequences")
  SequenceReport syncSequences(Pair pair, Direction direction);
}
