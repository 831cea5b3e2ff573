package io.beltline.testbed.beltline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write outage, as {@code belt cutover status --json} tells of it.
 *
 * @param direction {@code forward}, or {@code back} in a rollback
 * @param millis how long writes were refused
 * @param predictedMillis what was predicted; null if nothing was
 * @param opened whether the other side was opened
 * @param steps in the order in which they ended
 */
public record SeenOutage(
    String direction,
    long millis,
    @Nullable Long predictedMillis,
    boolean opened,
    List<OutageStep> steps) {

  static SeenOutage of(JsonNode outage) {
    List<OutageStep> steps = new ArrayList<>();
    for (JsonNode step : outage.path("steps")) {
      steps.add(
          new OutageStep(
              step.path("step").asText(),
              step.path("startMillis").asLong(),
              step.path("millis").asLong()));
    }
    JsonNode predicted = outage.path("predictedMillis");
    return new SeenOutage(
        outage.path("direction").asText(),
        outage.path("millis").asLong(),
        predicted.isNumber() ? predicted.asLong() : null,
        outage.path("opened").asBoolean(),
        steps);
  }
}
