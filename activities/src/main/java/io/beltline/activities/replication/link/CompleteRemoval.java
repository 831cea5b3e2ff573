package io.beltline.activities.replication.link;

import io.beltline.activities.lock.Locking;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.stray.WriteWatch;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Removes what a migration made for replication, on both sides. Links go first, while the extension
 * that knows their slots' names is still there; what the baseline had stays.
 */
final class CompleteRemoval {
  private CompleteRemoval() {}

  static void removeAll(Ends ends, Baseline baseline) throws SQLException {
    ends.mechanism().remove(ends);
    ends.mechanism().remove(ends.opposite());
    for (Side side : List.of(Side.SOURCE, Side.DESTINATION)) {
      removeFrom(ends, side, side == Side.SOURCE ? baseline.source() : baseline.destination());
    }
  }

  private static void removeFrom(Ends ends, Side side, Inventory baseline) throws SQLException {
    Attempt attempt = ends.attempt();
    Connection connection = ends.on(side);
    String role = attempt.server(side).replication().name();
    ends.mechanism().removeObjects(ends, side, Locking.TRYING_AGAIN);
    new WriteWatch(attempt, side, connection).remove();
    BeltlineSchema.remove(connection);
    ends.mechanism().removeExtension(ends, side, baseline, Locking.TRYING_AGAIN);
    if (!baseline.objects().contains("role " + role)) {
      RoleRemoval.remove(attempt, connection, side, role);
    }
  }
}
