package io.beltline.activities.replication.pglogical;

import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.MarkedEngine;
import io.beltline.activities.replication.link.Running;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Links by pglogical: a node on each side, a set on the provider, a subscription on the subscriber.
 * The back link exists before the cutover, because neither link forwards what the other one
 * brought. Needs a superuser on both sides.
 */
public final class PglogicalEngine extends MarkedEngine {
  /** As pglogical does it. */
  public PglogicalEngine() {
    super(new PglogicalMechanism());
  }

  @Override
  public void ensureLink(Attempt attempt, Link link, InitialData data) throws SQLException {
    Ends ends = open(attempt, link);
    ensureState(ends);
    Nodes.ensure(ends, ends.providerSide());
    Nodes.ensure(ends, ends.subscriberSide());
    Nodes.align(ends, ends.subscriberSide(), ends.providerSide());
    Optional<Subscription> found = ends.find();
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
    Ends ends = open(attempt, link);
    if (!LinkRemoval.hasPglogical(ends.subscriber())) {
      throw ends.missing();
    }
    Subscription found = ends.require();
    ensureTables(ends, found.copies());
    goOn(ends, found);
  }

  private static void ensureTables(Ends ends, boolean live) throws SQLException {
    silenceTriggers(ends);
    TableSet.ensure(ends, live);
  }

  private static void goOn(Ends ends, Subscription link) throws SQLException {
    if (!ends.mechanism().beginAgainIfFailed(ends) && !link.enabled()) {
      Subscriptions.enable(ends);
    }
    Running.confirmStarted(ends);
  }

  @Override
  public void stopLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = lazy(attempt, link);
    if (ends.find().isPresent()) {
      Subscriptions.disable(ends);
    }
  }

  @Override
  public void resumeLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    switch (ends.require().worker()) {
      case DISABLED -> Subscriptions.enable(ends);
      case DOWN -> Subscriptions.restart(ends);
      case REPLICATING, INITIALIZING, UNKNOWN -> {}
    }
    Running.confirm(ends);
  }

  @Override
  public List<String> removePrevious(Attempt attempt, Side side, boolean extension)
      throws SQLException {
    return PreviousRemoval.remove(attempt, side, extension);
  }
}
