package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Each write outage and where its milliseconds went. */
final class OutageText {
  private final Colours colours;

  OutageText(Colours colours) {
    this.colours = colours;
  }

  void add(List<Outage> outages, Instant now, List<String> lines) {
    for (Outage outage : outages) {
      lines.add(heading(outage, now));
      for (StepTime step : outage.steps()) {
        lines.add(
            "  %-26s %6d ms, from %6d ms"
                .formatted(step.step(), step.millis(), step.startMillis()));
      }
    }
  }

  private String heading(Outage outage, Instant now) {
    if (outage.endedAt() == null) {
      long millis = Duration.between(outage.startedAt(), now).toMillis();
      return colours.bad("outage      writes are refused for %d ms now".formatted(millis));
    }
    return outage.opened()
        ? colours.good(
            "outage      %d ms, destination opened %s"
                .formatted(outage.millis(), Words.time(outage.endedAt())))
        : colours.attention(
            "outage      %d ms, undone %s: %s"
                .formatted(
                    outage.millis(),
                    Words.time(outage.endedAt()),
                    outage.reason() == null ? "no reason given" : outage.reason()));
  }
}
