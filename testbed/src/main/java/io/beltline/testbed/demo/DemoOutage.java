package io.beltline.testbed.demo;

import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.beltline.SeenOutage;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.rehearsal.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write outage of the demo.
 *
 * @param direction {@code forward}, or {@code back} in the rollback
 * @param outageMs by the workflow's clock
 * @param predictedMs what the evidence had predicted; null if nothing
 * @param applicationMs from the application's last commit on one side to its first on the other;
 *     null where it was not seen
 * @param steps where it went
 */
record DemoOutage(
    String direction,
    long outageMs,
    @Nullable Long predictedMs,
    @Nullable Long applicationMs,
    List<OutageStep> steps) {

  static List<DemoOutage> of(Outcome outcome) {
    List<SeenOutage> switches = outcome.state().switches();
    List<Crossing> crossings = outcome.crossings();
    List<DemoOutage> outages = new ArrayList<>();
    for (int i = 0; i < switches.size(); i++) {
      SeenOutage seen = switches.get(i);
      Long application =
          crossings.size() == switches.size()
              ? Long.valueOf(crossings.get(i).gap().toMillis())
              : null;
      outages.add(
          new DemoOutage(
              seen.direction(), seen.millis(), seen.predictedMillis(), application, seen.steps()));
    }
    return outages;
  }
}
