package io.beltline.workflows.copy;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Copies what cannot be replicated. */
@ActivityInterface
public interface CopyActivities {
  /**
   * Ensures that the subscriber's tables without replica identity hold exactly the provider's rows:
   * truncate and copy in one transaction, streamed through the worker with bounded memory, user
   * triggers silent. A broken stream leaves nothing.
   */
  @ActivityMethod(name = "CopyTablesWithoutIdentity")
  CopyReport copyTablesWithoutIdentity(Pair pair, Direction direction);
}
