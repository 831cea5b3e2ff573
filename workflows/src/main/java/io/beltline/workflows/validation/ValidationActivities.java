package io.beltline.workflows.validation;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Compares the sides of a pair on the servers themselves. Reads only. */
@ActivityInterface
public interface ValidationActivities {
  /**
   * Compares all rows of all replicated tables by chunked checksums while replication runs: a chunk
   * that differs is compared again until both sides agree or it is proven different. Where no link
   * runs that way, the tables that are copied are compared as well. In a cutover the provider's log
   * is kept from then on, to tell what is changed. Long, with progress.
   */
  @ActivityMethod(name = "ValidateAll")
  ValidationReport validateAll(Pair pair, Direction direction);

  /**
   * Compares behind the fence what can still differ of the replicated tables once the link is
   * drained: every row that was changed since all rows were compared and not found to agree since.
   * Quick, in the outage; the verdict is final.
   */
  @ActivityMethod(name = "ValidateReplicated")
  ValidationReport validateReplicated(Pair pair, Direction direction);

  /**
   * Compares behind the fence what the outage itself has carried over: all rows of the tables that
   * were copied, and every sequence's position. Equal where there is neither. Quick, in the outage;
   * the verdict is final.
   */
  @ActivityMethod(name = "ValidateCarriedOver")
  ValidationReport validateCarriedOver(Pair pair, Direction direction);
}
