package io.beltline.testbed.bench;

import io.beltline.testbed.beltline.OutageStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of many outages.
 *
 * @param step its name
 * @param medianStartMs after the outage began
 * @param medianMs how long it took, waiting for its worker included
 * @param p95Ms of the same
 * @param worstMs of the same
 */
public record StepShare(String step, long medianStartMs, long medianMs, long p95Ms, long worstMs) {

  /** The share of each step, in the order in which they begin. */
  public static List<StepShare> of(List<List<OutageStep>> outages) {
    Map<String, List<OutageStep>> steps = new LinkedHashMap<>();
    for (List<OutageStep> outage : outages) {
      for (OutageStep step : outage) {
        steps.computeIfAbsent(step.step(), name -> new ArrayList<>()).add(step);
      }
    }
    return steps.entrySet().stream()
        .map(entry -> ofStep(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(StepShare::medianStartMs))
        .toList();
  }

  private static StepShare ofStep(String step, List<OutageStep> measured) {
    Distribution start = Distribution.of(measured.stream().map(OutageStep::startMillis).toList());
    Distribution time = Distribution.of(measured.stream().map(OutageStep::millis).toList());
    return new StepShare(step, start.median(), time.median(), time.p95(), time.worst());
  }
}
