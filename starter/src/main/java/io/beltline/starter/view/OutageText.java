package io.beltline.starter.view;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Each write outage and where its milliseconds went. */
final class OutageText {
  private static final int SHOWN = 8;

  private final Colours colours;

  OutageText(Colours colours) {
    this.colours = colours;
  }

  void add(List<Outage> outages, Instant now, List<String> lines) {
    for (Outage outage : Latest.of(outages, SHOWN, "outage      ", lines)) {
      lines.add(heading(outage, now));
    }
    if (!outages.isEmpty()) {
      steps(outages.get(outages.size() - 1), lines);
    }
  }

  /** Of the last outage alone. */
  private static void steps(Outage outage, List<String> lines) {
    for (StepTime step : outage.steps()) {
      lines.add(
          "  %-26s %6d ms, from %6d ms".formatted(step.step(), step.millis(), step.startMillis()));
    }
  }

  private String heading(Outage outage, Instant now) {
    String label = "outage      %-7s ".formatted(outage.direction());
    if (outage.endedAt() == null) {
      return colours.bad(label + "writes are refused for " + howLong(outage, now) + " now");
    }
    String when = Words.time(outage.endedAt());
    if (outage.opened()) {
      return colours.good(label + howLong(outage, now) + ", " + outage.outcome() + " " + when);
    }
    String reason = outage.reason() == null ? "no reason given" : outage.reason();
    return colours.attention(
        refused(outage)
            ? "%snever begun, refused %s: %s".formatted(label, when, reason)
            : "%s%s, undone %s: %s".formatted(label, howLong(outage, now), when, reason));
  }

  private static String howLong(Outage outage, Instant now) {
    long millis =
        outage.endedAt() == null
            ? Duration.between(outage.startedAt(), now).toMillis()
            : outage.millis();
    return outage.predictedMillis() == null
        ? millis + " ms"
        : "%d ms (%d predicted)".formatted(millis, outage.predictedMillis());
  }

  /** One that was found impossible before a login was touched. */
  private static boolean refused(Outage outage) {
    return !outage.opened()
        && outage.steps().isEmpty()
        && outage.startedAt().equals(outage.endedAt());
  }
}
