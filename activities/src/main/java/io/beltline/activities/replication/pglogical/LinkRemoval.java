package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Origins;
import io.beltline.activities.replication.link.Slots;
import io.beltline.activities.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Removes one link: subscription and origin on the subscriber, slot on the provider. Sessions on
 * both sides stand before anything is dropped, because pglogical only warns when it cannot reach
 * the provider, and an orphan slot fills the provider's disk.
 */
final class LinkRemoval {

  private LinkRemoval() {}

  static void remove(Ends ends) throws SQLException {
    Optional<String> slot = slot(ends);
    if (hasPglogical(ends.subscriber()) && ends.find().isPresent()) {
      Subscriptions.drop(ends);
    }
    if (slot.isPresent()) {
      Slots.remove(ends, slot.get());
      removeOrigin(ends, slot.get());
    }
  }

  /**
   * Removes what the subscriber has of it. The slot is left to pglogical, which drops it where it
   * reaches the provider and only warns where it does not. Returns what could not be looked at.
   */
  static List<String> removeAlone(Ends ends) throws SQLException {
    Connection subscriber = ends.subscriber();
    if (!hasPglogical(subscriber)) {
      return List.of(
          "whether a slot of %s is left on the %s; the %s has no extension pglogical, which knows its name"
              .formatted(ends, ends.providerSide(), ends.subscriberSide()));
    }
    String slot = slotName(subscriber, ends);
    if (ends.find().isPresent()) {
      Subscriptions.dropAlone(ends.attempt(), subscriber, ends.subscription());
    }
    removeOrigin(ends, slot);
    return List.of(
        "whether slot %s is gone from the %s; pglogical drops it where the %s reaches that server"
            .formatted(slot, ends.providerSide(), ends.subscriberSide()));
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
    return SlotNames.of(
        connection,
        ends.attempt().server(ends.subscriberSide()).database(),
        ends.names().node(ends.providerSide()),
        ends.subscription());
  }

  private static void removeOrigin(Ends ends, String slot) throws SQLException {
    Origins.drop(ends.subscriber(), slot);
    if (Origins.exists(ends.subscriber(), slot)) {
      throw StepFailures.later(
          "OriginInUse", "Origin " + slot + " on the " + ends.subscriberSide() + " is still there");
    }
  }
}
