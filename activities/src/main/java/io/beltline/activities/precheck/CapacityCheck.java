package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Room for a link in each direction: on each side a slot and a sender, one more of each while a
 * table is copied, an origin, and workers (pglogical's manager of the database, the link's, one
 * that copies).
 */
final class CapacityCheck implements SideCheck {
  private static final String USED = Statements.of(CapacityCheck.class, "capacity.sql");
  private static final long SLOTS = 2;
  private static final long SENDERS = 2;
  private static final long WORKERS = 3;
  private static final long CONNECTIONS = 15;

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    Used used =
        side.query(USED)
            .one(
                row ->
                    new Used(
                        row.getLong("slots"),
                        row.getLong("origins"),
                        row.getLong("senders"),
                        row.getLong("workers"),
                        row.getLong("clients")));
    List<Finding> findings = new ArrayList<>();
    long slots = side.number("max_replication_slots");
    room(
        findings,
        FindingCode.REPLICATION_SLOTS,
        side,
        "max_replication_slots",
        slots - Math.max(used.slots, used.origins),
        SLOTS);
    room(
        findings,
        FindingCode.WAL_SENDERS,
        side,
        "max_wal_senders",
        side.number("max_wal_senders") - used.senders,
        SENDERS);
    room(
        findings,
        FindingCode.WORKER_PROCESSES,
        side,
        "max_worker_processes",
        side.number("max_worker_processes") - used.workers,
        WORKERS);
    long connections =
        side.number("max_connections")
            - side.number("superuser_reserved_connections")
            - side.number("reserved_connections");
    room(
        findings,
        FindingCode.CONNECTIONS,
        side,
        "max_connections",
        connections - used.clients,
        CONNECTIONS);
    return findings;
  }

  private static void room(
      List<Finding> findings,
      FindingCode code,
      InspectedSide side,
      String setting,
      long free,
      long needed) {
    if (free >= needed) {
      return;
    }
    long wanted = side.number(setting) + needed - free;
    findings.add(
        code.blocker(
            side.side(),
            "%s is %d, of which %d are free; %d are needed"
                .formatted(setting, side.number(setting), Math.max(0, free), needed),
            "alter system set %s = %d; then restart the server.".formatted(setting, wanted)));
  }

  private record Used(long slots, long origins, long senders, long workers, long clients) {}
}
