package io.beltline.workflows.stray;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Watches a fenced side. What replication and Beltline itself write there is not stray. Acts as the
 * root user of the side.
 */
@ActivityInterface
public interface StrayWriteActivities {
  /**
   * Ensures that from now on the side notes who writes to which table, and remembers where its
   * sequences are; what it has noted before is kept.
   */
  @ActivityMethod(name = "EnsureStrayWatch")
  void ensureStrayWatch(Pair pair, Side fenced);

  /**
   * Looks again and again; returns when there is something that is not known yet. Long; each
   * heartbeat tells what is known.
   */
  @ActivityMethod(name = "AwaitStrayWrites")
  StrayWrites awaitStrayWrites(Pair pair, Side fenced, StrayWrites known);

  /** Looks once. Needs the watch of {@code EnsureStrayWatch}. */
  @ActivityMethod(name = "LookForStrayWrites")
  StrayWrites lookForStrayWrites(Pair pair, Side fenced);

  /** Ensures that the side notes nothing any more; harmless if it never did. */
  @ActivityMethod(name = "RemoveStrayWatch")
  void removeStrayWatch(Pair pair, Side side);
}
