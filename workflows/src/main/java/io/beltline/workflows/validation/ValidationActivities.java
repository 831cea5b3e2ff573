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
   * that differs is compared again until both sides agree or it is proven different. Long, with
   * progress.
   */
  @ActivityMethod(name = "ValidateAll")
  ValidationReport validateAll(Pair pair, Direction direction);

  /**
   * Compares behind the fence, after the drain, what can still differ: the newest rows of every
   * replicated table, all rows of the tables that were copied, and every sequence's position.
   * Quick, in the outage; the verdict is final.
   */
  @ActivityMethod(name = "ValidateBehindFence")
  ValidationReport validateBehindFence(Pair pair, Direction direction);
}
