package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.List;

/** Versions that this release can work with; a standby cannot be migrated to or from. */
final class VersionCheck implements SideCheck {
  static final int OLDEST = 12;

  @Override
  public List<Finding> findings(InspectedSide side) {
    if (side.majorVersion() < OLDEST) {
      return List.of(
          FindingCode.SERVER_VERSION.blocker(
              side.side(),
              "runs PostgreSQL " + side.setting("server_version").orElse("of unknown version"),
              "This release migrates from and to PostgreSQL " + OLDEST + " or later."));
    }
    if (side.setting("in_hot_standby").orElse("off").equals("on")) {
      return List.of(
          FindingCode.STANDBY.blocker(
              side.side(),
              "is a standby, which cannot be written and has no slots of its own here",
              "Name the primary server in config.json."));
    }
    return List.of();
  }
}
