package io.beltline.testbed.chaos;

import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.beltline.OutageStep;
import io.beltline.testbed.ledger.Crossing;
import io.beltline.testbed.ledger.Side;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * One change of side.
 *
 * @param to the side that was opened
 * @param outageMs the write outage, by the workflow's clock
 * @param applicationMs from the last commit on one side to the first on the other
 * @param steps where the outage went
 */
record Switch(Side to, long outageMs, long applicationMs, List<OutageStep> steps) {

  /**
   * The last outage.
   *
   * @param crossings of the application since it was asked for
   */
  static Switch of(Side to, CutoverState state, List<Crossing> crossings) {
    Duration gap =
        crossings.stream()
            .filter(crossing -> crossing.to() == to)
            .map(Crossing::gap)
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () ->
                    new IllegalStateException("the application never came to the " + to.inWords()));
    return new Switch(to, state.outage().toMillis(), gap.toMillis(), state.outageSteps());
  }
}
