package io.beltline.activities.replication.link;

import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.LinkWatch;
import io.beltline.activities.replication.ReplicationEngine;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.Removal;
import java.sql.SQLException;
import java.util.List;

/** An engine whose links are subscriptions with a marker: what is alike in all of these. */
public abstract class MarkedEngine implements ReplicationEngine {
  private final Mechanism mechanism;

  /** With what the engine does in its own way. */
  protected MarkedEngine(Mechanism mechanism) {
    this.mechanism = mechanism;
  }

  /** Opens a session on each end. */
  protected Ends open(Attempt attempt, Link link) throws SQLException {
    return Ends.open(attempt, link, mechanism);
  }

  /** Opens none yet. */
  protected Ends lazy(Attempt attempt, Link link) {
    return Ends.lazy(attempt, link, mechanism);
  }

  /** Ensures what a link needs of Beltline's own on both sides. */
  protected static void ensureState(Ends ends) throws SQLException {
    BeltlineSchema.ensure(ends.provider());
    BeltlineSchema.ensure(ends.subscriber());
  }

  /** Silences triggers that would fire for what links bring. */
  protected static void silenceTriggers(Ends ends) throws SQLException {
    for (Side side : Side.values()) {
      new QuietTriggers(ends.attempt(), side, ends.on(side), Locking.TRYING_AGAIN).silence();
    }
  }

  @Override
  public ReadyReport awaitReady(Attempt attempt, Link link) throws SQLException {
    return InitialCopy.await(open(attempt, link));
  }

  @Override
  public DrainReport drain(Attempt attempt, Link link, Lsn fenceLsn) throws SQLException {
    return Drain.until(open(attempt, link), fenceLsn);
  }

  @Override
  public void confirmLinkRunning(Attempt attempt, Link link) throws SQLException {
    Running.confirm(open(attempt, link));
  }

  @Override
  public void removeLink(Attempt attempt, Link link) throws SQLException {
    mechanism.remove(open(attempt, link));
  }

  @Override
  public void removeReplication(Attempt attempt, Link link, Baseline baseline) throws SQLException {
    CompleteRemoval.removeAll(open(attempt, link), baseline);
  }

  @Override
  public void removeRequestedLink(Attempt attempt, Link link, boolean endBlockers)
      throws SQLException {
    new RequestedLinkRemoval(open(attempt, link), endBlockers).remove();
  }

  @Override
  public List<String> removeLinkAlone(Attempt attempt, Link link, boolean endBlockers)
      throws SQLException {
    return new RequestedLinkRemoval(lazy(attempt, link), endBlockers).removeAlone();
  }

  @Override
  public LinkStatus lookAtLink(Attempt attempt, Link link) throws SQLException {
    return LinkLook.at(open(attempt, link));
  }

  @Override
  public DrainReport catchUp(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    Running.requireUp(ends);
    return Drain.until(ends, Marker.providerInsertPosition(ends.provider()));
  }

  @Override
  public void requireEmptySubscriber(Attempt attempt, Link link) throws SQLException {
    SubscriberRows.requireNone(open(attempt, link));
  }

  @Override
  public void removeReplicationObjects(Attempt attempt, Link link, Removal removal)
      throws SQLException {
    RequestedRemoval.remove(open(attempt, link), removal);
  }

  @Override
  public LinkWatch watch(Attempt attempt, Link link) throws SQLException {
    return new MarkedWatch(open(attempt, link));
  }
}
