package io.beltline.activities.precheck;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** Extensions that run jobs in the server's background, where a fence keeps only roles out. */
final class BackgroundWritersCheck implements SideCheck {
  private static final String INSTALLED =
      """
      select extname from pg_catalog.pg_extension
       where extname in ('pg_cron', 'pg_partman', 'timescaledb', 'pg_background', 'pgagent', 'pg_timetable')
       order by 1
      """;

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<String> installed =
        side.side() == Side.SOURCE ? side.query(INSTALLED).strings() : List.of();
    if (installed.isEmpty()) {
      return List.of();
    }
    return List.of(
        FindingCode.BACKGROUND_WRITER.warning(
            side.side(),
            "%s may run jobs during the write outage: a fence ends and keeps out those that run as roles of an application, not those of root_user or of roles that it leaves alone"
                .formatted(String.join(", ", installed)),
            "Let jobs that write run as a role of an application, or suspend them for the length of the write outage."));
  }
}
