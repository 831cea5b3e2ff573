package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The role that the configuration names as the owner of a side's tables.
 *
 * @param canLogIn whether it may log in now; a fence takes that away
 * @param schemas how many schemas there are in scope
 * @param creatable in how many of them it may create objects
 */
record Owner(boolean canLogIn, long schemas, long creatable) {
  private static final String READ = Statements.of(Owner.class, "owner.sql");

  /** Reads it; empty where the server has no such role. */
  static Optional<Owner> of(InspectedSide side) throws SQLException {
    return side.query(READ, side.scope().schemaName().orElse(null), side.server().owner().name())
        .first(
            row ->
                new Owner(
                    row.getBoolean("can_login"), row.getLong("schemas"), row.getLong("creatable")));
  }

  /**
   * Whether it may log in and create objects in the configured schema, or in one of them where none
   * is configured. A schema that the destination lacks will be made there by the migration.
   */
  boolean fit(Side side) {
    boolean mayCreate = schemas == 0 ? side == Side.DESTINATION : creatable > 0;
    return canLogIn && mayCreate;
  }
}
