package io.beltline.workflows.configuration;

import io.beltline.workflows.cutover.Gate;
import java.time.Duration;
import java.util.Set;

/**
 * The part of a pair's configuration that decides how its cutover runs. Holds no address, no user
 * and no password.
 *
 * @param outageBudget how long the write outage may last before it is undone
 * @param maxLagBytes the most bytes of WAL that the destination may be behind when the outage
 *     starts
 * @param gates where a human must approve
 * @param fenceDestination whether the application's roles may not log in on the destination before
 *     it is opened
 */
public record PairSettings(
    Duration outageBudget, long maxLagBytes, Set<Gate> gates, boolean fenceDestination) {
  public PairSettings {
    if (outageBudget.isNegative() || outageBudget.isZero()) {
      throw new IllegalArgumentException("outageBudget must be positive, is " + outageBudget);
    }
    if (maxLagBytes <= 0) {
      throw new IllegalArgumentException("maxLagBytes must be positive, is " + maxLagBytes);
    }
    gates = Set.copyOf(gates);
  }
}
