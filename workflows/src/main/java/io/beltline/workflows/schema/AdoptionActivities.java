package io.beltline.workflows.schema;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Makes changes of the source's schema on the destination. */
@ActivityInterface
public interface AdoptionActivities {
  /**
   * Does what can be done about every change since the source's schema was taken, in the order in
   * which one needs another. May be repeated: what is there already is left alone. From its
   * beginning on the source is not fenced until {@code EndAdoption}; refuses with type {@code
   * SourceFenced} where it is.
   *
   * @param caughtUp whether the link has brought what was written before the changes. Without it
   *     only what the link needs is done, and what takes nothing away from it: dropped columns, new
   *     constraints and the like wait.
   */
  @ActivityMethod(name = "AdoptSchema")
  Adoption adoptSchema(Pair pair, boolean caughtUp);

  /**
   * Ensures that the source may be fenced again: to be called when nothing is left to adopt and,
   * where tables got columns, all rows are known to be equal.
   */
  @ActivityMethod(name = "EndAdoption")
  void endAdoption(Pair pair);
}
