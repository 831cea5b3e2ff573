package io.beltline.workflows.validation;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** Compares the sides of a pair on the servers themselves. Reads only. */
@ActivityInterface
public interface ValidationActivities {
  /**
   * Compares all rows of all replicated tables by chunked checksums while replication runs: a chunk
   * that differs is compared again until both sides agree or it is proven different. Where no link
   * runs that way, the tables that are copied and the large objects are compared as well.
   * Materialized views count where both sides hold the same; where they do not, they are left out
   * while a link runs that way, and otherwise could not be verified. In a cutover the provider's
   * log is kept from then on, to tell what is changed. Long, with progress.
   *
   * @param options null from a workflow that began before there were any
   */
  @ActivityMethod(name = "ValidateAll")
  ValidationReport validateAll(Pair pair, Direction direction, @Nullable ComparisonOptions options);

  /**
   * Compares behind the fence what can still differ of the replicated tables once the link is
   * drained: every row that was changed since all rows were compared and not found to agree since.
   * Quick, in the outage; the verdict is final.
   */
  @ActivityMethod(name = "ValidateReplicated")
  ValidationReport validateReplicated(Pair pair, Direction direction);

  /**
   * Compares all rows of the tables that are copied, whether a link runs or not. Equal where there
   * are none. For sides that stand still, or the tables differ; long, with progress.
   */
  @ActivityMethod(name = "ValidateCopied")
  ValidationReport validateCopied(Pair pair, Direction direction);

  /**
   * Compares every sequence's position: the subscriber's may be ahead, in the sequence's own
   * direction. Equal where there are none. Quick, in the outage; the verdict is final.
   */
  @ActivityMethod(name = "ValidateSequences")
  ValidationReport validateSequences(Pair pair, Direction direction);
}
