package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** A slot that loses its log is lost with the whole initial copy. */
final class WalKeptCheck implements SideCheck {
  private static final long MEGABYTE = 1L << 20;

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    long megabytes = side.setting("max_slot_wal_keep_size").map(Long::parseLong).orElse(-1L);
    if (megabytes < 0) {
      return List.of();
    }
    return List.of(
        FindingCode.WAL_KEPT.warning(
            side.side(),
            "max_slot_wal_keep_size is %d MB: a link that falls further behind is lost%s"
                .formatted(megabytes, forecast(side, megabytes * MEGABYTE)),
            "alter system set max_slot_wal_keep_size = -1; select pg_reload_conf(); for the time of the migration, if the disk allows."));
  }

  private static String forecast(InspectedSide side, long limit) throws SQLException {
    return WalRate.of(side)
        .map(
            rate ->
                "; this server writes %s, which fills that in %s"
                    .formatted(rate.inWords(), Amounts.time(rate.timeFor(limit))))
        .orElse("; how fast this server writes cannot be seen from SQL");
  }
}
