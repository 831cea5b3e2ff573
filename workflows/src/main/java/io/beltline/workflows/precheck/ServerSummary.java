package io.beltline.workflows.precheck;

import java.util.List;

/**
 * One side's server at a glance.
 *
 * @param version such as {@code 15.20}
 * @param maxReplicationSlots setting {@code max_replication_slots}
 * @param freeReplicationSlots how many of them nobody uses
 * @param maxWalSenders setting {@code max_wal_senders}
 * @param freeWalSenders how many of them nobody uses
 * @param maxWorkerProcesses setting {@code max_worker_processes}
 * @param missingPreloadLibraries those that it should preload and does not
 * @param rdsLogicalReplication setting {@code rds.logical_replication}, or {@code Not Applicable}
 * @param rootOk whether the root user has the rights that it needs
 * @param ownerOk whether the owner exists, can log in, and may create objects in the schema
 * @param extensions name and version of each, ordered by name
 */
public record ServerSummary(
    String version,
    int maxReplicationSlots,
    int freeReplicationSlots,
    int maxWalSenders,
    int freeWalSenders,
    int maxWorkerProcesses,
    List<String> missingPreloadLibraries,
    String rdsLogicalReplication,
    boolean rootOk,
    boolean ownerOk,
    List<String> extensions) {
  public ServerSummary {
    missingPreloadLibraries = List.copyOf(missingPreloadLibraries);
    extensions = List.copyOf(extensions);
  }
}
