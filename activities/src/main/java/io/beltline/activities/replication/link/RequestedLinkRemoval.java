package io.beltline.activities.replication.link;

import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.sql.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes one link for a command: it waits for no lock longer than a moment, and names who holds
 * it. What is locked for that are the engine's own tables, on the subscriber.
 */
final class RequestedLinkRemoval {
  private final Ends ends;
  private final Locking locking;

  /**
   * Of this link.
   *
   * @param endBlockers whether sessions that are in the way are ended
   */
  RequestedLinkRemoval(Ends ends, boolean endBlockers) {
    this.ends = ends;
    this.locking = FirmLocking.of(ends.attempt(), endBlockers);
  }

  /** Removes it from both ends. */
  void remove() throws SQLException {
    Locking.limit(ends.provider());
    run(() -> ends.mechanism().remove(ends));
  }

  /** Removes it from its subscriber; returns what could not be looked at. */
  List<String> removeAlone() throws SQLException {
    List<String> unknown = new ArrayList<>();
    run(() -> unknown.addAll(ends.mechanism().removeAlone(ends)));
    return unknown;
  }

  private void run(Transaction.Body removal) throws SQLException {
    Connection subscriber = ends.subscriber();
    Locking.limit(subscriber);
    LockTarget target = new LockTarget(ends.mechanism().ownTables(subscriber), false);
    locking.run(
        subscriber, target, "remove " + ends + " from the " + ends.subscriberSide(), removal);
  }
}
