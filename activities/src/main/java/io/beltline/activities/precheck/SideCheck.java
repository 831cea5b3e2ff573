package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** Looks at one thing on one side, whatever the other side is like. */
@FunctionalInterface
interface SideCheck {
  /** What is the matter with it; empty when all is well. */
  List<Finding> findings(InspectedSide side) throws SQLException;
}
