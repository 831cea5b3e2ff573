package io.beltline.activities.replication.builtin;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.replication.LinkState;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.LinkSlot;
import io.beltline.activities.replication.link.Subscription;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A link sends on what the opposite link has brought, so that both at once would go in circles. So
 * the second one <em>sleeps</em>: its publication, its slot and its subscription exist, disabled,
 * and its slot passes over what the first one brings. It wakes when the first one is stopped behind
 * the fence, and sleeps again when that one is resumed. PostgreSQL 16 has {@code origin = none}
 * against such circles, which both sides must know; this does without.
 */
final class OneAtATime {
  /** What is said of a link that sleeps. */
  static final String SLEEPS = "sleeps until the write outage, in which it wakes";

  private OneAtATime() {}

  /** Whether the link has to sleep, because the opposite one is awake. */
  static boolean mustSleep(Ends ends) throws SQLException {
    return isAwake(ends.opposite());
  }

  private static boolean isAwake(Ends ends) throws SQLException {
    return ends.find().filter(Subscription::enabled).isPresent();
  }

  /** Whether it is there, and sleeps as it has to. */
  static boolean isAsleep(Ends ends) throws SQLException {
    return mustSleep(ends) && ends.find().filter(link -> !link.enabled()).isPresent();
  }

  /** A sleeping link at this moment: as good as one that runs, if its slot is there. */
  static LinkState look(Ends ends) throws SQLException {
    int tables = ends.carried().size();
    Optional<LinkSlot> slot = LinkSlot.find(ends.provider(), ends.subscription());
    if (slot.filter(LinkSlot::retains).isEmpty()) {
      String detail =
          "slot %s is gone from the %s".formatted(ends.subscription(), ends.providerSide());
      return new LinkState(false, detail, tables, 0, 0, 0);
    }
    ProviderSlot.passOver(ends);
    return new LinkState(true, SLEEPS, tables, tables, 0, slot.get().retained());
  }

  /**
   * Proves that a link that is not enabled can wake at any time, and lets it pass over what was
   * brought; returns whether it is such a one. Another step may be waking it at this moment.
   */
  static boolean confirmedAsleep(Ends ends) throws SQLException {
    boolean enabled = ends.require().enabled();
    Optional<Subscription> opposite = ends.opposite().find();
    if (enabled && opposite.filter(Subscription::enabled).isPresent()) {
      throw StepFailures.stop(
          "LinkNotAsleep",
          "Both links of %s are enabled, and each sends back what the other brings"
              .formatted(ends.link().pair()),
          "Somebody enabled the second one: alter subscription %s disable; on the %s if the %s takes the writes, and compare all rows."
              .formatted(ends.subscription(), ends.subscriberSide(), ends.subscriberSide()));
    }
    if (enabled || opposite.isEmpty()) {
      return false;
    }
    if (opposite.get().enabled()) {
      ProviderSlot.passOver(ends);
    } else {
      ProviderSlot.requireKept(ends);
    }
    return true;
  }

  /** Stops a link and wakes the opposite one, which carries what is written from here on. */
  static void turn(Ends ends) throws SQLException {
    if (ends.find().isPresent()) {
      Subscriptions.disable(ends);
    }
    Ends back = ends.opposite();
    Optional<Subscription> sleeping = back.find();
    if (sleeping.isPresent() && !sleeping.get().enabled()) {
      ProviderSlot.passOver(back);
      Subscriptions.enable(back);
    }
  }

  /** Lets the opposite link sleep, so that this one can be resumed. */
  static void turnBack(Ends ends) throws SQLException {
    if (mustSleep(ends)) {
      Subscriptions.disable(ends.opposite());
    }
  }
}
