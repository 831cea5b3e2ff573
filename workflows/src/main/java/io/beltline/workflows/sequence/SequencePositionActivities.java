package io.beltline.workflows.sequence;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Sequences one by one, for commands. */
@ActivityInterface
public interface SequencePositionActivities {
  /** The same, a number of steps further; tells of each where it stands then. */
  @ActivityMethod(name = "SyncSequencesPast")
  List<SequenceState> syncSequencesPast(Pair pair, Direction direction, long stride);

  /** Compares positions. A sequence that the subscriber lacks is told too. Reads only. */
  @ActivityMethod(name = "DiffSequences")
  List<SequenceState> diffSequences(Pair pair, Direction direction);
}
