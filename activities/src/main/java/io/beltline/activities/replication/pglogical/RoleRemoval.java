package io.beltline.activities.replication.pglogical;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the replication role from a server, with the grants that it has in this database. A role
 * that owns something is not ours to remove; one that another database's migration uses stays until
 * that one ends.
 */
final class RoleRemoval {
  private static final Logger log = LoggerFactory.getLogger(RoleRemoval.class);
  private static final String USES = Statements.of(RoleRemoval.class, "role_uses.sql");

  private RoleRemoval() {}

  static void remove(Connection connection, Side side, String role) throws SQLException {
    Optional<Uses> uses =
        Query.of(connection, USES, role)
            .first(row -> new Uses(row.getBoolean("owns"), row.getBoolean("used_elsewhere")));
    if (uses.isEmpty()) {
      return;
    }
    if (uses.get().owns) {
      throw StepFailures.stop(
          "RoleOwnsObjects",
          "The replication role " + role + " owns objects on the " + side,
          "Give them to another role (reassign owned); then resume.");
    }
    if (uses.get().elsewhere) {
      log.info("replication role {} stays on the {}: another database uses it", role, side);
      return;
    }
    Query.of(connection, "drop owned by " + Identifiers.quote(role)).run();
    Query.of(connection, "drop role if exists " + Identifiers.quote(role)).run();
  }

  private record Uses(boolean owns, boolean elsewhere) {}
}
