package io.beltline.starter.history;

import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An outage's parts as parts of the whole; some run at the same time, so they are more than it. */
final class Shares {
  private Shares() {}

  /** A step's part of its outage. */
  static String of(StepTime step, Outage outage) {
    return percent(step.millis(), outage.millis());
  }

  /** What was predicted, and how much of the budget was used. */
  static String used(Outage outage, @Nullable Long budgetMillis) {
    String predicted =
        outage.predictedMillis() == null
            ? ""
            : "%d ms were predicted. ".formatted(outage.predictedMillis());
    return budgetMillis == null
        ? predicted
        : "%s%s of the budget of %d ms."
            .formatted(predicted, percent(outage.millis(), budgetMillis), budgetMillis);
  }

  private static String percent(long part, long whole) {
    return whole <= 0
        ? "-"
        : String.format(
            Locale.ROOT, part * 10 < whole ? "%.1f %%" : "%.0f %%", 100.0 * part / whole);
  }
}
