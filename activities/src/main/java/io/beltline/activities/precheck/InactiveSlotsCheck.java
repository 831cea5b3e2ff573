package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * Slots that nobody reads, such as those that an earlier migration left when its other side was
 * away: they hold log back until the disk is full, and take the place of ours.
 */
final class InactiveSlotsCheck implements SideCheck {
  private static final String IDLE = Statements.of(InactiveSlotsCheck.class, "idle-slots.sql");

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    return side.query(IDLE)
        .list(
            row ->
                finding(
                    side,
                    row.getString("slot_name"),
                    row.getString("kind"),
                    row.getLong("kept_bytes")));
  }

  private static Finding finding(InspectedSide side, String slot, String kind, long keptBytes) {
    return FindingCode.INACTIVE_SLOT.warning(
        side.side(),
        "nobody reads replication slot %s (%s), which keeps %s of write-ahead log"
            .formatted(slot, kind, Amounts.bytes(keptBytes)),
        "If nobody will come back for it: select pg_drop_replication_slot(%s);"
            .formatted(Identifiers.literal(slot)));
  }
}
