package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.List;

/** The log says enough to be decoded, on either side: the back link is decoded too. */
final class WalLevelCheck implements SideCheck {
  @Override
  public List<Finding> findings(InspectedSide side) {
    String level = side.setting("wal_level").orElse("unknown");
    return level.equals("logical")
        ? List.of()
        : List.of(
            FindingCode.WAL_LEVEL.blocker(
                side.side(),
                "wal_level is " + level,
                "alter system set wal_level = 'logical'; then restart the server. (Amazon RDS: rds.logical_replication = 1 in the parameter group.)"));
  }
}
