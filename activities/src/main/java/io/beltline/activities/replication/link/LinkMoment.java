package io.beltline.activities.replication.link;

import io.beltline.workflows.replication.LinkStatus.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that exists, at one moment.
 *
 * @param subscription what its subscriber says
 * @param slot what its provider has for it
 * @param copy how far each table is
 * @param nanos when that was, by {@link System#nanoTime}
 */
record LinkMoment(
    Subscription subscription, Optional<LinkSlot> slot, CopyProgress.Look copy, long nanos) {

  State state() {
    return switch (subscription.worker()) {
      case INITIALIZING, UNKNOWN -> State.INITIALIZING;
      case REPLICATING -> connected() ? State.REPLICATING : State.DOWN;
      case DISABLED, DOWN -> State.DOWN;
    };
  }

  /** Whether another look a moment later could say anything else, or more. */
  boolean settled() {
    return state() == State.REPLICATING || subscription.worker() == Worker.DISABLED;
  }

  boolean connected() {
    return slot.map(LinkSlot::active).orElse(false);
  }

  /** Whether what was written on the provider since the copy is lost for this link. */
  boolean lostItsSlot() {
    return subscription.ready() && slot.filter(LinkSlot::retains).isEmpty();
  }

  /** How long the copy takes from here at the speed since an earlier moment; null if it stood. */
  @Nullable Long secondsLeft(LinkMoment earlier) {
    long added = copy.done() - earlier.copy.done();
    if (state() != State.INITIALIZING || added <= 0) {
      return null;
    }
    double seconds = (nanos - earlier.nanos) / 1e9;
    double left = (double) (copy.total() - copy.done());
    return (long) Math.ceil(left * seconds / added);
  }
}
