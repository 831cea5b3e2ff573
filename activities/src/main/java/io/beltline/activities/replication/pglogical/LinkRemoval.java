package io.beltline.activities.replication.pglogical;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.changes.FollowedPass;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes one link: subscription and origin on the subscriber, slot on the provider. Sessions on
 * both sides stand before anything is dropped, because pglogical only warns when it cannot reach
 * the provider, and an orphan slot fills the provider's disk.
 */
final class LinkRemoval {
  private static final Duration INACTIVE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(5);

  private LinkRemoval() {}

  static void remove(Ends ends) throws SQLException {
    removeChangeLog(ends);
    Optional<String> slot = slot(ends);
    if (hasPglogical(ends.subscriber()) && Subscriptions.find(ends).isPresent()) {
      Subscriptions.drop(ends);
    }
    if (slot.isPresent()) {
      removeRemains(ends, slot.get());
    }
  }

  /** Without the link nothing is changed that a comparison would have to know of. */
  private static void removeChangeLog(Ends ends) throws SQLException {
    FollowedPass.forget(ends.provider(), ends.link().direction());
    ChangeSlot.drop(
        ends.attempt(), ends.provider(), ends.names().changeSlot(ends.link().direction()));
  }

  /**
   * Removes what the subscriber has of it. The slot is left to pglogical, which drops it where it
   * reaches the provider and only warns where it does not. Returns what could not be looked at.
   */
  static List<String> removeAlone(Ends ends) throws SQLException {
    Connection subscriber = ends.subscriber();
    String log = ends.names().changeSlot(ends.link().direction());
    String unknown =
        "whether slot %s is left on the %s; if it is: select pg_drop_replication_slot('%s')"
            .formatted(log, ends.providerSide(), log);
    if (!hasPglogical(subscriber)) {
      return List.of(
          "whether a slot of %s is left on the %s; the %s has no extension pglogical, which knows its name"
              .formatted(ends, ends.providerSide(), ends.subscriberSide()),
          unknown);
    }
    String slot = slotName(subscriber, ends);
    if (Subscriptions.find(ends).isPresent()) {
      Subscriptions.dropAlone(ends.attempt(), subscriber, ends.subscription());
    }
    removeOrigin(ends, slot);
    return List.of(
        "whether slot %s is gone from the %s; pglogical drops it where the %s reaches that server"
            .formatted(slot, ends.providerSide(), ends.subscriberSide()),
        unknown);
  }

  static boolean hasPglogical(Connection connection) throws SQLException {
    return Query.of(connection, "select to_regclass('pglogical.subscription') is not null")
        .isTrue();
  }

  /**
   * The name of the slot and of the origin, as pglogical derives it; empty when neither side has
   * the extension, which goes last.
   */
  private static Optional<String> slot(Ends ends) throws SQLException {
    for (Connection connection : new Connection[] {ends.subscriber(), ends.provider()}) {
      if (hasPglogical(connection)) {
        return Optional.of(slotName(connection, ends));
      }
    }
    return Optional.empty();
  }

  private static String slotName(Connection connection, Ends ends) throws SQLException {
    return Slots.name(
        connection,
        ends.attempt().server(ends.subscriberSide()).database(),
        ends.names().node(ends.providerSide()),
        ends.subscription());
  }

  private static void removeRemains(Ends ends, String slot) throws SQLException {
    boolean gone =
        Poll.until(
            ends.attempt(),
            INACTIVE,
            MOMENT,
            () -> {
              Slots.dropUnused(ends.provider(), slot);
              return Slots.active(ends.provider(), slot).isEmpty();
            });
    if (!gone) {
      throw StepFailures.later(
          "SlotInUse",
          "Slot "
              + slot
              + " on the "
              + ends.providerSide()
              + " is still in use although its subscription is gone");
    }
    removeOrigin(ends, slot);
  }

  private static void removeOrigin(Ends ends, String slot) throws SQLException {
    Origins.drop(ends.subscriber(), slot);
    if (Origins.exists(ends.subscriber(), slot)) {
      throw StepFailures.later(
          "OriginInUse", "Origin " + slot + " on the " + ends.subscriberSide() + " is still there");
    }
  }
}
