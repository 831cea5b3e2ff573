package io.beltline.activities.replication.link;

import io.beltline.activities.lock.FirmLocking;
import io.beltline.activities.lock.LockTarget;
import io.beltline.activities.lock.Locking;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Removal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Removes what a migration made for replication as far as a command asks for it. In the same order
 * as {@link CompleteRemoval}, but it waits for no lock longer than a moment, and a side that is
 * still fenced keeps its login manifest.
 */
final class RequestedRemoval {
  private final Ends ends;
  private final Removal removal;
  private final Locking locking;

  private RequestedRemoval(Ends ends, Removal removal) {
    this.ends = ends;
    this.removal = removal;
    this.locking = FirmLocking.of(ends.attempt(), removal.force());
  }

  static void remove(Ends ends, Removal removal) throws SQLException {
    new RequestedRemoval(ends, removal).remove();
  }

  private void remove() throws SQLException {
    new RequestedLinkRemoval(ends, removal.force()).remove();
    new RequestedLinkRemoval(ends.opposite(), removal.force()).remove();
    removeFrom(Side.SOURCE, removal.baseline().source());
    removeFrom(Side.DESTINATION, removal.baseline().destination());
  }

  private void removeFrom(Side side, Inventory baseline) throws SQLException {
    Attempt attempt = ends.attempt();
    Connection connection = ends.on(side);
    String role = attempt.server(side).replication().name();
    ends.mechanism().removeObjects(ends, side, locking);
    new StateRemoval(attempt, side, connection, locking).remove();
    if (removal.extension()) {
      ends.mechanism().removeExtension(ends, side, baseline, locking);
    }
    if (!baseline.objects().contains("role " + role)) {
      locking.run(
          connection,
          LockTarget.UNKNOWN,
          "drop role %s on the %s".formatted(role, side),
          () -> RoleRemoval.remove(attempt, connection, side, role));
    }
  }
}
