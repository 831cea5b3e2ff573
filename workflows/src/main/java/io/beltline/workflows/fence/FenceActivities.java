package io.beltline.workflows.fence;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Stops and allows writes. Acts as the root user of the side.
 *
 * <p>Teardown removes the manifests and leaves the old source fenced for good: its logins stay
 * revoked, because nothing would carry what is written there. Whoever wants it for another use
 * gives them back with {@code alter role … login}.
 */
@ActivityInterface
public interface FenceActivities {
  /**
   * Ensures that no application session is left on the side and none can begin: saves the exact
   * state of logins, or of the right to connect where the server has other databases, in the schema
   * {@code beltline} first (kept if it is there already), revokes them, ends sessions, and takes
   * the fence LSN after the last one has ended. Left alone are the root user, the replication role,
   * roles that come with the hosting, and what the configuration excludes; not whom an earlier
   * {@code revoke-logins} was told to leave alone. Fails with type {@code PreparedTransactions}
   * while one could be committed later.
   */
  @ActivityMethod(name = "Fence")
  FenceReport fence(Pair pair, Side side);

  /**
   * Ensures that the side's logins and rights are what its manifest says, nothing else, and removes
   * the manifest. Undoes {@code Fence}; harmless if the side was never fenced. Ends what is left of
   * a fencing attempt first.
   */
  @ActivityMethod(name = "Unfence")
  UnfenceReport unfence(Pair pair, Side side);

  /**
   * Opens a side to its applications, the other one being fenced at this moment. On the destination
   * the roles that could log in on the source before its fence can log in, and so can the
   * destination's own from before; on the source those of its own manifest, nothing else. One
   * transaction: all or none. Refuses with type {@code OtherSideNotFenced}, and on the destination
   * with {@code RolesMissing} if it lacks one of the roles; with {@code LoginHeldElsewhere} while
   * the fence of another database keeps a superuser out.
   */
  @ActivityMethod(name = "Open")
  OpenReport open(Pair pair, Side side);
}
