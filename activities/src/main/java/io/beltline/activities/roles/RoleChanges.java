package io.beltline.activities.roles;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Transaction;
import java.sql.SQLException;
import java.util.Set;

/**
 * Changes to roles, which are the whole server's: other databases' migrations make them as well.
 */
public final class RoleChanges {
  /** Somebody else made or changed the same role at this moment. */
  private static final Set<String> COLLISIONS = Set.of("42710", "23505", "XX000");

  private RoleChanges() {}

  /** Runs changes; when they collide with somebody else's, the step is tried again. */
  public static void run(Transaction.Body changes) throws SQLException {
    try {
      changes.run();
    } catch (SQLException e) {
      if (COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
        throw StepFailures.later(
            "RolesChangedMeanwhile",
            "Roles of the server changed at this moment: " + StepFailures.cause(e));
      }
      throw e;
    }
  }
}
