package io.beltline.configuration;

import java.time.Duration;
import java.util.Set;

/**
 * How a pair wants its cutover done.
 *
 * @param engine replication engine
 * @param gates where a human must approve; may be empty
 * @param maxLagBytes the gate before the outage stays shut while more WAL than this is not applied
 * @param outageBudget longest write outage; one that would last longer is undone
 * @param fenceDestination whether application roles are kept out of the destination until it opens
 */
public record CutoverSettings(
    EngineChoice engine,
    Set<PlannedGate> gates,
    long maxLagBytes,
    Duration outageBudget,
    boolean fenceDestination) {

  /** Lag limit of a pair that names none: 1 MiB, which applies in a fraction of a second. */
  public static final long DEFAULT_MAX_LAG_BYTES = 1024 * 1024;

  /** Outage budget of a pair that names none. */
  public static final Duration DEFAULT_OUTAGE_BUDGET = Duration.ofSeconds(30);

  /** Refuses limits that no cutover could keep. */
  public CutoverSettings {
    gates = Set.copyOf(gates);
    if (maxLagBytes < 1) {
      throw new IllegalArgumentException("maxLagBytes must be at least 1: " + maxLagBytes);
    }
    if (outageBudget.isNegative() || outageBudget.isZero()) {
      throw new IllegalArgumentException("outageBudget must be positive: " + outageBudget);
    }
  }
}
