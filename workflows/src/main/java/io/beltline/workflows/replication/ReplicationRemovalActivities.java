package io.beltline.workflows.replication;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Removes replication as far as a command asks for it, and never hangs. Acts as the root user. */
@ActivityInterface
public interface ReplicationRemovalActivities {
  /**
   * As {@code RemoveReplication}, as far as a command asks for it. A side that is still fenced
   * keeps its schema {@code beltline} with the login manifest. Locks are waited for briefly; who
   * holds them is named, or ended where that was asked for.
   */
  @ActivityMethod(name = "RemoveReplicationObjects")
  void removeReplicationObjects(Link link, Removal removal);

  /**
   * As {@code RemoveLink}, for a command. Locks are waited for briefly; who holds them is named, or
   * ended where that was asked for.
   */
  @ActivityMethod(name = "RemoveRequestedLink")
  void removeRequestedLink(Link link, boolean endBlockers);

  /**
   * Ensures that the link's subscription and its origin are gone from the subscriber, for a pair
   * whose configuration has no provider; pglogical drops the slot there if it can. Locks as above.
   * Returns what could not be looked at, in words.
   */
  @ActivityMethod(name = "RemoveLinkAlone")
  List<String> removeLinkAlone(Link link, boolean endBlockers);

  /**
   * Ensures that nothing an earlier migration used for pglogical is left in a side's database,
   * whoever made it: subscriptions, sets, nodes, slots, origins, the replication role, schema
   * {@code beltline}. Needs that side alone. Returns what it removed, in words.
   */
  @ActivityMethod(name = "RemovePrevious")
  List<String> removePrevious(Pair pair, Side side, boolean extension);
}
