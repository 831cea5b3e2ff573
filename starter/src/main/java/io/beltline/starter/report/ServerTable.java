package io.beltline.starter.report;

import io.beltline.starter.result.PairResult;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.ServerSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What matters of one side's servers; what is not as it should be stands out. */
final class ServerTable {
  private final Colours colours;
  private final TextTable table;

  ServerTable(Side side, Colours colours) {
    this.colours = colours;
    this.table =
        new TextTable(
            colours,
            side + " database",
            "server_version",
            "max_replication_slots",
            "max_worker_processes",
            "max_wal_senders",
            "shared_preload_libraries",
            "rds.logical_replication",
            "root user ok",
            "owner user ok",
            "extensions ok");
  }

  /**
   * Adds a server; one that could not be looked at is left out.
   *
   * @param missingExtensions null when the other side is not known
   */
  void add(String db, @Nullable ServerSummary server, @Nullable List<String> missingExtensions) {
    if (server == null) {
      return;
    }
    table.row(
        Cell.of(db),
        Cell.of(server.version()),
        free(server.maxReplicationSlots(), server.freeReplicationSlots()),
        Cell.of(server.maxWorkerProcesses()),
        free(server.maxWalSenders(), server.freeWalSenders()),
        nothingMissing(server.missingPreloadLibraries()),
        Cell.of(server.rdsLogicalReplication()),
        good(server.rootOk()),
        good(server.ownerOk()),
        missingExtensions == null ? Cell.of("-") : nothingMissing(missingExtensions));
  }

  /** A pair that was not looked at. */
  void without(PairResult pair) {
    table.without(pair);
  }

  List<String> lines() {
    return table.lines();
  }

  private Cell free(int all, int free) {
    String text = "%d (%d free)".formatted(all, free);
    return free > 0 ? Cell.of(text) : Cell.of(text, colours::bad);
  }

  private Cell nothingMissing(List<String> missing) {
    if (missing.isEmpty()) {
      return Cell.of("ok", colours::good);
    }
    String verb = missing.size() == 1 ? " is missing" : " are missing";
    return Cell.of(String.join(", ", missing) + verb, colours::bad);
  }

  private Cell good(boolean good) {
    return good ? Cell.of("ok", colours::good) : Cell.of("NO", colours::bad);
  }
}
