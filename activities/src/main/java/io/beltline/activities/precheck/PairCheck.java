package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** Looks at one thing that takes both sides. */
@FunctionalInterface
interface PairCheck {
  /** What is the matter with it; empty when all is well. */
  List<Finding> findings(InspectedSide source, InspectedSide destination) throws SQLException;
}
