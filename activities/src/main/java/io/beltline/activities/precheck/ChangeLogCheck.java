package io.beltline.activities.precheck;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether there is room beside the links for a slot that tells what was changed since all rows were
 * compared, and its plugin. Without it the newest rows alone are compared behind the fence.
 */
final class ChangeLogCheck implements SideCheck {
  private static final String WITHOUT =
      ": behind the fence the newest rows alone would be compared, not every row that was changed";

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    UsedCapacity used = UsedCapacity.of(side);
    List<Finding> findings = new ArrayList<>();
    room(findings, side, "max_replication_slots", used.slots());
    room(findings, side, "max_wal_senders", used.senders());
    ReplicationSettingsCheck.allowing(side, ChangeSlot.PLUGIN)
        .ifPresent(
            remedy -> findings.add(warning(side, ChangeSlot.PLUGIN + " is not allowed", remedy)));
    installed(side, findings);
    return findings;
  }

  /** Where there is not even room for the links, that is said already. */
  private static void room(List<Finding> findings, InspectedSide side, String setting, long used) {
    long free = side.number(setting) - used;
    if (free == CapacityCheck.LINKS) {
      findings.add(
          warning(
              side,
              "%s is %d, of which %d are free, enough for links alone"
                  .formatted(setting, side.number(setting), free),
              "alter system set %s = %d; then restart the server."
                  .formatted(setting, side.number(setting) + 1)));
    }
  }

  /** Loads it into this session; who may not do that is not told. */
  private static void installed(InspectedSide side, List<Finding> findings) throws SQLException {
    try {
      side.query("load " + Identifiers.literal(ChangeSlot.PLUGIN)).run();
    } catch (SQLException e) {
      if (PostgresFailure.of(e.getSQLState()) != PostgresFailure.NOT_ALLOWED) {
        findings.add(
            warning(
                side,
                "%s cannot be loaded (%s)".formatted(ChangeSlot.PLUGIN, StepFailures.cause(e)),
                "Install PostgreSQL's contrib package for this version, such as postgresql-contrib."));
      }
    }
  }

  private static Finding warning(InspectedSide side, String reason, String remedy) {
    return FindingCode.CHANGE_LOG.warning(side.side(), reason + WITHOUT, remedy);
  }
}
