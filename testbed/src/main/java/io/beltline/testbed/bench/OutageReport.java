package io.beltline.testbed.bench;

import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.temporal.TemporalKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        shares(runs),
        runs);
  }

  /** Whether every run went as it should. */
  boolean isClean() {
    return runs.stream().allMatch(run -> run.problems().isEmpty());
  }

  private static List<StepShare> shares(List<OutageRun> runs) {
    Map<String, List<OutageStep>> steps = new LinkedHashMap<>();
    for (OutageRun run : runs) {
      for (OutageStep step : run.steps()) {
        steps.computeIfAbsent(step.step(), name -> new ArrayList<>()).add(step);
      }
    }
    return steps.entrySet().stream()
        .map(entry -> StepShare.of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(StepShare::medianStartMs))
        .toList();
  }

  /**
   * One step of the outage.
   *
   * @param step its name
   * @param medianStartMs after the outage began
   * @param medianMs how long it took, waiting for its worker included
   * @param p95Ms of the same
   * @param worstMs of the same
   */
  record StepShare(String step, long medianStartMs, long medianMs, long p95Ms, long worstMs) {

    static StepShare of(String step, List<OutageStep> measured) {
      Distribution start = Distribution.of(measured.stream().map(OutageStep::startMillis).toList());
      Distribution time = Distribution.of(measured.stream().map(OutageStep::millis).toList());
      return new StepShare(step, start.median(), time.median(), time.p95(), time.worst());
    }
  }
}
