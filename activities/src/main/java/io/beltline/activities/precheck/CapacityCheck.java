package io.beltline.activities.precheck;

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
  /** Slots, senders and origins that links need on each side. */
  static final long LINKS = 2;

  private static final long WORKERS = 3;
  private static final long CONNECTIONS = 15;
  private static final String ORIGINS = "max_active_replication_origins";

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    UsedCapacity used = UsedCapacity.of(side);
    List<Finding> findings = new ArrayList<>();
    slotsAndOrigins(findings, side, used);
    room(
        findings,
        FindingCode.WAL_SENDERS,
        side,
        "max_wal_senders",
        side.number("max_wal_senders") - used.senders(),
        LINKS);
    room(
        findings,
        FindingCode.WORKER_PROCESSES,
        side,
        "max_worker_processes",
        side.number("max_worker_processes") - used.workers(),
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
        connections - used.clients(),
        CONNECTIONS);
    return findings;
  }

  /** Before PostgreSQL 18 one setting limits both. */
  private static void slotsAndOrigins(
      List<Finding> findings, InspectedSide side, UsedCapacity used) {
    boolean apart = side.setting(ORIGINS).isPresent();
    long inUse = apart ? used.slots() : Math.max(used.slots(), used.origins());
    room(
        findings,
        FindingCode.REPLICATION_SLOTS,
        side,
        "max_replication_slots",
        side.number("max_replication_slots") - inUse,
        LINKS);
    if (apart) {
      room(
          findings,
          FindingCode.REPLICATION_SLOTS,
          side,
          ORIGINS,
          side.number(ORIGINS) - used.origins(),
          LINKS);
    }
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
}
