package io.beltline.workflows.fence;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Revokes and restores logins for commands that come one by one. Acts as the root user of the side,
 * which is all that it needs.
 */
@ActivityInterface
public interface LoginActivities {
  /**
   * As {@code Fence}, leaving some more roles alone: what the command {@code revoke-logins} does.
   * May be repeated; what was saved first stays as it is. Whom it leaves alone is kept with the
   * fence, in the place of whom an earlier one did.
   */
  @ActivityMethod(name = "RevokeLogins")
  FenceReport revokeLogins(Pair pair, Side side, RoleFilter except);

  /**
   * As {@code Unfence}, except that some roles stay fenced and in the manifest. When the manifest
   * is empty then and nothing else of Beltline stands on the side, schema {@code beltline} goes.
   */
  @ActivityMethod(name = "RestoreLogins")
  UnfenceReport restoreLogins(Pair pair, Side side, RoleFilter except);

  /**
   * Looks whether a side is fenced. Whom {@code RevokeLogins} was told to leave alone is no gap in
   * its fence; {@code Fence} leaves nobody alone that the configuration does not name. Reads only;
   * needs that side alone.
   */
  @ActivityMethod(name = "LookAtFence")
  FenceView lookAtFence(Pair pair, Side side);
}
