package io.beltline.workflows.inventory;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Enumerates replication objects. Reads only, as the root user of each side. */
@ActivityInterface
public interface InventoryActivities {
  /** Lists what stands on both sides before the first change. */
  @ActivityMethod(name = "TakeBaseline")
  Baseline takeBaseline(Pair pair);

  /**
   * Enumerates both sides again and returns what the baseline did not have, each with its side,
   * such as {@code source: slot x}; empty means that nothing is left.
   */
  @ActivityMethod(name = "FindLeftovers")
  List<String> findLeftovers(Pair pair, Baseline baseline);
}
