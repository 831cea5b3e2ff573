package io.beltline.activities.replication.link;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.roles.RoleChanges;
import io.beltline.activities.roles.RoleUse;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the replication role from a server, with the grants that it has in this database. A role
 * that owns something is not ours to remove; one that another database's migration uses stays until
 * that one ends.
 */
public final class RoleRemoval {
  private static final Logger log = LoggerFactory.getLogger(RoleRemoval.class);

  private static final Duration LINGERING = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(50);

  private static final String UNDEFINED_OBJECT = "42704";

  private RoleRemoval() {}

  /** Removes it, and returns whether there was one and there is none any more. */
  public static boolean remove(Attempt attempt, Connection connection, Side side, String role)
      throws SQLException {
    // The last migrations of a server may end at the same moment, and each see the other's workers.
    boolean unused =
        Poll.until(
            attempt,
            LINGERING,
            MOMENT,
            () -> RoleUse.of(connection, role).filter(RoleUse::lingers).isEmpty());
    Optional<RoleUse> use = RoleUse.of(connection, role);
    if (use.isEmpty()) {
      return false;
    }
    if (use.get().owns()) {
      throw StepFailures.stop(
          "RoleOwnsObjects",
          "The replication role " + role + " owns objects on the " + side,
          "Give them to another role (reassign owned).");
    }
    if (use.get().elsewhere()) {
      log.info("replication role {} stays on the {}: another database uses it", role, side);
      return false;
    }
    return drop(connection, role);
  }

  /** The last migrations of a server may end at the same moment, and each find itself the last. */
  private static boolean drop(Connection connection, String role) throws SQLException {
    try {
      RoleChanges.run(
          () -> {
            Query.of(connection, "drop owned by " + Identifiers.quote(role)).run();
            Query.of(connection, "drop role if exists " + Identifiers.quote(role)).run();
          });
      return true;
    } catch (SQLException e) {
      if (UNDEFINED_OBJECT.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }
}
