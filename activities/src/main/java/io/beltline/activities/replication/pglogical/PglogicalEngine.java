package io.beltline.activities.replication.pglogical;

import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.LinkWatch;
import io.beltline.activities.replication.ReplicationEngine;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.Removal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Links by pglogical: a node on each side, a set on the provider, a subscription on the subscriber.
 * The back link exists before the cutover, because neither link forwards what the other one
 * brought. Needs a superuser on both sides.
 */
public final class PglogicalEngine implements ReplicationEngine {
  @Override
  public void ensureLink(Attempt attempt, Link link, InitialData data) throws SQLException {
    Ends ends = Ends.open(attempt, link);
    BeltlineSchema.ensure(ends.provider());
    BeltlineSchema.ensure(ends.subscriber());
    Nodes.ensure(ends, ends.providerSide());
    Nodes.ensure(ends, ends.subscriberSide());
    Nodes.align(ends, ends.subscriberSide(), ends.providerSide());
    Optional<Subscription> found = Subscriptions.find(ends);
    ensureTables(ends, found.map(Subscription::copies).orElse(false));
    if (found.isPresent()) {
      goOn(ends, found.get());
    } else {
      Subscriptions.create(ends, data);
      Running.confirmStarted(ends);
    }
  }

  @Override
  public void extendLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = Ends.open(attempt, link);
    if (!LinkRemoval.hasPglogical(ends.subscriber())) {
      throw Subscriptions.missing(ends);
    }
    Subscription found = Subscriptions.require(ends);
    ensureTables(ends, found.copies());
    goOn(ends, found);
  }

  private static void ensureTables(Ends ends, boolean live) throws SQLException {
    for (Side side : Side.values()) {
      new QuietTriggers(ends.attempt(), side, ends.on(side), Locking.TRYING_AGAIN).silence();
    }
    TableSet.ensure(ends, live);
  }

  private static void goOn(Ends ends, Subscription link) throws SQLException {
    if (!InitialCopy.beginAgainIfFailed(ends) && !link.enabled()) {
      Subscriptions.enable(ends);
    }
    Running.confirmStarted(ends);
  }

  @Override
  public ReadyReport awaitReady(Attempt attempt, Link link) throws SQLException {
    return InitialCopy.await(Ends.open(attempt, link));
  }

  @Override
  public DrainReport drain(Attempt attempt, Link link, Lsn fenceLsn) throws SQLException {
    return Drain.until(Ends.open(attempt, link), fenceLsn);
  }

  @Override
  public void stopLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = Ends.lazy(attempt, link);
    if (Subscriptions.find(ends).isPresent()) {
      Subscriptions.disable(ends);
    }
  }

  @Override
  public void resumeLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = Ends.open(attempt, link);
    switch (Subscriptions.require(ends).worker()) {
      case DISABLED -> Subscriptions.enable(ends);
      case DOWN -> Subscriptions.restart(ends);
      case REPLICATING, INITIALIZING, UNKNOWN -> {}
    }
    Running.confirm(ends);
  }

  @Override
  public void confirmLinkRunning(Attempt attempt, Link link) throws SQLException {
    Running.confirm(Ends.open(attempt, link));
  }

  @Override
  public void removeLink(Attempt attempt, Link link) throws SQLException {
    LinkRemoval.remove(Ends.open(attempt, link));
  }

  @Override
  public void removeReplication(Attempt attempt, Link link, Baseline baseline) throws SQLException {
    CompleteRemoval.removeAll(attempt, link, baseline);
  }

  @Override
  public void removeRequestedLink(Attempt attempt, Link link, boolean endBlockers)
      throws SQLException {
    new RequestedLinkRemoval(Ends.open(attempt, link), endBlockers).remove();
  }

  @Override
  public List<String> removeLinkAlone(Attempt attempt, Link link, boolean endBlockers)
      throws SQLException {
    return new RequestedLinkRemoval(Ends.lazy(attempt, link), endBlockers).removeAlone();
  }

  @Override
  public LinkStatus lookAtLink(Attempt attempt, Link link) throws SQLException {
    return LinkLook.at(Ends.open(attempt, link));
  }

  @Override
  public DrainReport catchUp(Attempt attempt, Link link) throws SQLException {
    Ends ends = Ends.open(attempt, link);
    Running.requireUp(ends);
    return Drain.until(ends, Marker.providerInsertPosition(ends.provider()));
  }

  @Override
  public void requireEmptySubscriber(Attempt attempt, Link link) throws SQLException {
    SubscriberRows.requireNone(Ends.open(attempt, link));
  }

  @Override
  public void removeReplicationObjects(Attempt attempt, Link link, Removal removal)
      throws SQLException {
    RequestedRemoval.remove(attempt, link, removal);
  }

  @Override
  public List<String> removePrevious(Attempt attempt, Side side, boolean extension)
      throws SQLException {
    return PreviousRemoval.remove(attempt, side, extension);
  }

  @Override
  public LinkWatch watch(Attempt attempt, Link link) throws SQLException {
    return new PglogicalWatch(Ends.open(attempt, link));
  }
}
