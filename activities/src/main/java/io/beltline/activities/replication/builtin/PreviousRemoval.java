package io.beltline.activities.replication.builtin;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.MigrationNames;
import io.beltline.activities.replication.link.Slots;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes from one database what an earlier migration of the same pair left of publications, slots
 * and subscriptions. Those of other names are somebody's, and are left alone: unlike pglogical's
 * node, they stand in nobody's way.
 */
final class PreviousRemoval {
  private PreviousRemoval() {}

  static List<String> remove(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    Locking.limit(connection);
    MigrationNames names = MigrationNames.of(attempt.pair());
    List<String> removed = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      String name = names.subscription(direction);
      requireUnused(side, Slots.active(connection, name), name);
    }
    for (Direction direction : Direction.values()) {
      String name = names.subscription(direction);
      if (Subscriptions.find(connection, name).isPresent()) {
        Subscriptions.drop(attempt, connection, name);
        removed.add("subscription " + name);
      }
      if (Slots.active(connection, name).isPresent()) {
        Slots.dropUnused(connection, name);
        removed.add("slot " + name);
      }
    }
    if (Publication.exists(connection, names.set())) {
      Publication.remove(connection, names.set());
      removed.add("publication " + names.set());
    }
    return removed;
  }

  private static void requireUnused(Side side, Optional<Boolean> active, String slot) {
    if (active.orElse(false)) {
      throw StepFailures.stop(
          "SlotActive",
          "Somebody still replicates from the database on the %s by slot %s; nothing was changed"
              .formatted(side, slot),
          "End that replication first: drop its subscription over there, or end a migration of this"
              + " pair with belt teardown. Then type it again.");
    }
  }
}
