package io.beltline.testbed.chaos;

import io.beltline.testbed.bench.Distribution;
import io.beltline.testbed.bench.StepShare;
import io.beltline.testbed.ledger.Side;
import java.util.List;

/**
 * The write outages in one direction.
 *
 * @param medianMs by the workflow's clock
 * @param p95Ms of the same
 * @param worstMs of the same
 * @param applicationMedianMs as the application saw it, commit to commit
 * @param applicationP95Ms of the same
 * @param applicationWorstMs of the same
 * @param steps the share of each step, in the order in which they begin
 */
record OneWay(
    long medianMs,
    long p95Ms,
    long worstMs,
    long applicationMedianMs,
    long applicationP95Ms,
    long applicationWorstMs,
    List<StepShare> steps) {

  /** Of at least one change to that side. */
  static OneWay to(Side side, List<Switch> all) {
    List<Switch> switches = all.stream().filter(one -> one.to() == side).toList();
    Distribution outage = Distribution.of(switches.stream().map(Switch::outageMs).toList());
    Distribution application =
        Distribution.of(switches.stream().map(Switch::applicationMs).toList());
    return new OneWay(
        outage.median(),
        outage.p95(),
        outage.worst(),
        application.median(),
        application.p95(),
        application.worst(),
        StepShare.of(switches.stream().map(Switch::steps).toList()));
  }
}
