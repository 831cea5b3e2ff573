package io.beltline.workflows.sequence;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Sequences one by one, for commands. */
@ActivityInterface
public interface SequencePositionActivities {
  /**
   * Ensures that every sequence of the subscriber stands a number of its own steps past where
   * {@link SequenceActivities#syncSequences} takes it; tells of each where it stands then.
   *
   * @param stride how many steps further, 0 or more; a sequence's own limits end it earlier
   */
  @ActivityMethod(name = "SyncSequencesPast")
  List<SequenceState> syncSequencesPast(Pair pair, Direction direction, long stride);

  /** Compares positions. A sequence that the subscriber lacks is told too. Reads only. */
  @ActivityMethod(name = "DiffSequences")
  List<SequenceState> diffSequences(Pair pair, Direction direction);
}
