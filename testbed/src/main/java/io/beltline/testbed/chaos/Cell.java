package io.beltline.testbed.chaos;

import java.util.Random;

/**
 * One field of the matrix.
 *
 * @param execution where it happens
 * @param disturbance what happens
 * @param delayMillis after the execution has begun, where that matters
 */
record Cell(Execution execution, Disturbance disturbance, int delayMillis) {

  /** Steps of an outage take 20 ms and more, others 50 ms; long ones seconds. */
  static Cell of(Execution execution, Disturbance disturbance, Random random) {
    int longest = execution.is("long") ? 120 : execution.is("outage") ? 15 : 30;
    return new Cell(execution, disturbance, 1 + random.nextInt(longest));
  }

  /** As the workers are told; those that they do themselves. */
  String forWorkers() {
    String what = execution.key() + ":" + disturbance;
    return disturbance == Disturbance.WITHIN || disturbance == Disturbance.STOPS
        ? what + "@" + delayMillis
        : what;
  }

  boolean isDoneByWorkers() {
    return disturbance.isDeath() || disturbance == Disturbance.STOPS;
  }

  /** Whether a phase begins again when something goes wrong in it. */
  boolean mayBeRepeated() {
    String phase = execution.phase();
    return phase.equals("precheck")
        || phase.endsWith("rehearsal")
        || phase.endsWith("outage")
        || phase.endsWith("-rollback");
  }

  String inWords() {
    return execution.key() + " " + disturbance;
  }
}
