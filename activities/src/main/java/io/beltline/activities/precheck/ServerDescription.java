package io.beltline.activities.precheck;

import io.beltline.activities.engine.ServerOffer;
import io.beltline.workflows.precheck.ServerSummary;
import java.sql.SQLException;
import java.util.List;

/** One side's server at a glance, by the same looks that the checks take. */
final class ServerDescription {
  private static final String EXTENSIONS =
      "select extname || ' ' || extversion from pg_catalog.pg_extension order by extname";
  private static final String RDS_LOGICAL_REPLICATION = "rds.logical_replication";

  private ServerDescription() {}

  static ServerSummary of(InspectedSide side) throws SQLException {
    UsedCapacity used = UsedCapacity.of(side);
    int slots = number(side, "max_replication_slots");
    int senders = number(side, "max_wal_senders");
    return new ServerSummary(
        version(side),
        slots,
        free(slots, used.slots()),
        senders,
        free(senders, used.senders()),
        number(side, "max_worker_processes"),
        PreloadCheck.preloads(side) ? List.of() : List.of(ServerOffer.PGLOGICAL),
        side.setting(RDS_LOGICAL_REPLICATION).orElse("Not Applicable"),
        new RootRightsCheck().findings(side).isEmpty(),
        Owner.of(side).map(owner -> owner.fit(side.side())).orElse(false),
        side.query(EXTENSIONS).strings());
  }

  /** The number alone, without what a distribution adds behind it. */
  private static String version(InspectedSide side) {
    String version = side.setting("server_version").orElse("unknown");
    int space = version.indexOf(' ');
    return space < 0 ? version : version.substring(0, space);
  }

  private static int number(InspectedSide side, String setting) {
    return Math.toIntExact(side.number(setting));
  }

  private static int free(int all, long used) {
    return Math.max(0, all - Math.toIntExact(used));
  }
}
