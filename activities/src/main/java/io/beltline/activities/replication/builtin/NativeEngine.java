package io.beltline.activities.replication.builtin;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.replication.LinkWatch;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.MarkedEngine;
import io.beltline.activities.replication.link.Running;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReadyReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Links by publications and subscriptions, of which one at a time is awake, as {@link OneAtATime}
 * says. Needs a superuser on both sides.
 */
public final class NativeEngine extends MarkedEngine {
  /** As PostgreSQL itself does it. */
  public NativeEngine() {
    super(new NativeMechanism());
  }

  @Override
  public void ensureLink(Attempt attempt, Link link, InitialData data) throws SQLException {
    Ends ends = open(attempt, link);
    ensureState(ends);
    Optional<Subscription> found = ends.find();
    silenceTriggers(ends);
    Publication.ensure(ends, found.isPresent());
    if (found.isPresent()) {
      Subscriptions.align(ends);
      goOn(ends, found.get());
    } else {
      ProviderSlot.ensure(ends);
      Subscriptions.create(ends, data, !OneAtATime.mustSleep(ends));
      confirmStarted(ends);
    }
  }

  @Override
  public void extendLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    Subscription found = ends.require();
    silenceTriggers(ends);
    Publication.ensure(ends, true);
    goOn(ends, found);
  }

  private static void goOn(Ends ends, Subscription link) throws SQLException {
    if (OneAtATime.mustSleep(ends)) {
      if (Subscriptions.lacksTables(ends)) {
        // A sleeping one cannot be refreshed, and has nothing to lose.
        ends.mechanism().remove(ends);
        ProviderSlot.ensure(ends);
        Subscriptions.create(ends, InitialData.PRESENT, false);
      }
    } else {
      ends.mechanism().beginAgainIfFailed(ends);
      if (!link.enabled()) {
        Subscriptions.enable(ends);
      }
      if (Subscriptions.lacksTables(ends)) {
        Subscriptions.refresh(ends, link.copies());
      }
    }
    confirmStarted(ends);
  }

  private static void confirmStarted(Ends ends) throws SQLException {
    if (!OneAtATime.confirmedAsleep(ends)) {
      Running.confirmStarted(ends);
    }
  }

  @Override
  public ReadyReport awaitReady(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    if (!OneAtATime.confirmedAsleep(ends)) {
      return super.awaitReady(attempt, link);
    }
    List<Table> carried = ends.carried();
    return new ReadyReport(carried.size(), carried.stream().mapToLong(Table::bytes).sum());
  }

  @Override
  public void stopLink(Attempt attempt, Link link) throws SQLException {
    OneAtATime.turn(open(attempt, link));
  }

  @Override
  public void resumeLink(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    Subscription found = ends.require();
    OneAtATime.turnBack(ends);
    Subscriptions.align(ends);
    switch (found.worker()) {
      case DISABLED, DOWN -> {
        ProviderSlot.awaitFree(ends);
        Subscriptions.enable(ends);
      }
      case REPLICATING, INITIALIZING, UNKNOWN -> {}
    }
    Running.confirm(ends);
  }

  @Override
  public void confirmLinkRunning(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    if (!OneAtATime.confirmedAsleep(ends)) {
      Running.confirm(ends);
    }
  }

  @Override
  public LinkWatch watch(Attempt attempt, Link link) throws SQLException {
    Ends ends = open(attempt, link);
    LinkWatch awake = super.watch(attempt, link);
    return () -> OneAtATime.isAsleep(ends) ? OneAtATime.look(ends) : awake.look();
  }

  @Override
  public void removeRequestedLink(Attempt attempt, Link link, boolean endBlockers)
      throws SQLException {
    OneAtATime.turn(open(attempt, link));
    super.removeRequestedLink(attempt, link, endBlockers);
  }

  @Override
  public List<String> removePrevious(Attempt attempt, Side side, boolean extension)
      throws SQLException {
    return PreviousRemoval.remove(attempt, side);
  }
}
