package io.beltline.testbed.bench;

import io.beltline.testbed.temporal.TemporalKind;
import java.util.List;

/**
 * How long writes were refused in many cutovers; with {@code --json} this is its shape.
 *
 * @param temporal which Temporal it ran on, embedded or real
 * @param medianMs of the write outage, by the workflow's clock
 * @param p95Ms of the same
 * @param worstMs of the same
 * @param applicationMedianMs as the application saw it, commit to commit
 * @param applicationP95Ms of the same
 * @param applicationWorstMs of the same
 * @param lost acknowledged commits that are missing, of all runs
 * @param duplicated commits that are there more than once, of all runs
 * @param steps the share of each step, in the order in which they begin
 * @param runs every cutover
 */
record OutageReport(
    String temporal,
    long medianMs,
    long p95Ms,
    long worstMs,
    long applicationMedianMs,
    long applicationP95Ms,
    long applicationWorstMs,
    long lost,
    long duplicated,
    List<StepShare> steps,
    List<OutageRun> runs) {

  static OutageReport of(TemporalKind temporal, List<OutageRun> runs) {
    Distribution outage = Distribution.of(runs.stream().map(OutageRun::outageMs).toList());
    Distribution application =
        Distribution.of(runs.stream().map(OutageRun::applicationOutageMs).toList());
    return new OutageReport(
        temporal.toString(),
        outage.median(),
        outage.p95(),
        outage.worst(),
        application.median(),
        application.p95(),
        application.worst(),
        runs.stream().mapToLong(OutageRun::lost).sum(),
        runs.stream().mapToLong(OutageRun::duplicated).sum(),
        StepShare.of(runs.stream().map(OutageRun::steps).toList()),
        runs);
  }

  /** Whether every run went as it should. */
  boolean isClean() {
    return runs.stream().allMatch(run -> run.problems().isEmpty());
  }
}
