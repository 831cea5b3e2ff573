package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;

/**
 * What a side's root user may do.
 *
 * @param superuser everything
 * @param managed what Amazon RDS gives in place of that
 * @param mayCreate create schemas and extensions in the database
 */
record RootRights(boolean superuser, boolean managed, boolean mayCreate) {
  private static final String READ = Statements.of(RootRights.class, "root-rights.sql");

  /** Reads them. */
  static RootRights of(InspectedSide side) throws SQLException {
    return side.query(READ)
        .one(
            row ->
                new RootRights(
                    row.getBoolean("superuser"),
                    row.getBoolean("managed"),
                    row.getBoolean("may_create")));
  }
}
