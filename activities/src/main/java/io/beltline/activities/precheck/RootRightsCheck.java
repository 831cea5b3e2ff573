package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** The root user may do all that the steps do. */
final class RootRightsCheck implements SideCheck {
  private static final String RIGHTS = Statements.of(RootRightsCheck.class, "root-rights.sql");

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    if (side.query(RIGHTS).isTrue()) {
      return List.of();
    }
    String root = side.server().root().name();
    return List.of(
        FindingCode.ROOT_RIGHTS.blocker(
            side.side(),
            "root_user '" + root + "' is neither superuser nor a member of rds_superuser",
            "Name a superuser as root_user in config.json, or grant it."));
  }
}
