package io.beltline.workflows.copy;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Copies what cannot be replicated. */
@ActivityInterface
public interface CopyActivities {
  /**
   * Ensures that the subscriber's tables without replica identity hold those of the provider's rows
   * that are settled: all but those whose transactions were at work when it began, or came later.
   * With the rows it notes there what it has brought, so that a repeat brings only the rest.
   * Truncate and copy in one transaction, streamed through the worker with bounded memory, user
   * triggers silent.
   */
  @ActivityMethod(name = "CopyTablesAhead")
  CopyReport copyTablesAhead(Pair pair, Direction direction);

  /**
   * Ensures that the subscriber's tables without replica identity hold exactly the provider's rows.
   * Where a copy ahead is proven to hold still, it brings the rest; otherwise truncate and copy, in
   * one transaction, as that does. A broken stream leaves nothing.
   */
  @ActivityMethod(name = "CopyTablesWithoutIdentity")
  CopyReport copyTablesWithoutIdentity(Pair pair, Direction direction);
}
