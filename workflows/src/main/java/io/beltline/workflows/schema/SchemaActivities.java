package io.beltline.workflows.schema;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Carries the schema to the destination as an archive with a table of contents. Acts as the root
 * user.
 */
@ActivityInterface
public interface SchemaActivities {
  /**
   * Ensures the source's schema on the destination without secondary indexes and NOT VALID
   * constraints: all of it or none, in one transaction. The archive is kept in the destination's
   * schema {@code beltline} for the later steps.
   */
  @ActivityMethod(name = "EnsureSchema")
  SchemaReport ensureSchema(Pair pair);

  /**
   * Ensures that every deferred index is built and valid on the destination, several at a time;
   * long, with progress. Refuses with type {@code IndexDiffers} when another index has the name of
   * one.
   */
  @ActivityMethod(name = "EnsureIndexes")
  IndexReport ensureIndexes(Pair pair);

  /**
   * Ensures the source's NOT VALID constraints on the destination, still NOT VALID. Quick, in the
   * outage. Refuses with type {@code ConstraintDiffers} when another constraint has the name of
   * one.
   */
  @ActivityMethod(name = "EnsureNotValidConstraints")
  ConstraintReport ensureNotValidConstraints(Pair pair);

  /** Ensures fresh planner statistics in a side's whole database; long, with progress. */
  @ActivityMethod(name = "Analyze")
  void analyze(Pair pair, Side side);

  /**
   * Refreshes the materialized views of a side that are populated on the other one, in dependency
   * order; long, with progress. Returns how many.
   */
  @ActivityMethod(name = "RefreshMaterializedViews")
  int refreshMaterializedViews(Pair pair, Side side);
}
