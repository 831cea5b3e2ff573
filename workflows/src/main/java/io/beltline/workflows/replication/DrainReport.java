package io.beltline.workflows.replication;

import io.beltline.workflows.pair.Lsn;

/**
 * Proof that the subscriber has applied everything up to the fence.
 *
 * @param fenceLsn the position to reach
 * @param appliedLsn the position that the subscriber had applied, at or past the fence
 */
public record DrainReport(Lsn fenceLsn, Lsn appliedLsn) {
  public DrainReport {
    if (!appliedLsn.reached(fenceLsn)) {
      throw new IllegalArgumentException(
          "applied " + appliedLsn + " is before the fence " + fenceLsn);
    }
  }
}
