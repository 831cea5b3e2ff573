package io.beltline.starter.history;

import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.StepTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One outage by step, on a scale of its own in milliseconds. */
final class OutagePicture {
  private static final int WIDTH = 1000;
  private static final int LEFT = 230;
  private static final int SCALE = 640;
  private static final int ROW = 24;
  private static final int TOP = 30;

  private OutagePicture() {}

  /** The picture, with a number that no other one on the page has. */
  static String of(Outage outage, @Nullable Long budgetMillis, int number) {
    List<StepTime> steps =
        outage.steps().stream().sorted(Comparator.comparingLong(StepTime::startMillis)).toList();
    Axis axis = new Axis(longest(outage, budgetMillis), LEFT, SCALE);
    int bottom = TOP + ROW * (steps.size() + 1);
    StringBuilder rows = new StringBuilder(axis.ticks(TOP, bottom));
    int top = TOP;
    rows.append(row(axis, top, "outage", "writes refused", 0, outage.millis()));
    for (StepTime step : steps) {
      top += ROW;
      rows.append(row(axis, top, "work", step.step(), step.startMillis(), step.millis()));
    }
    if (outage.predictedMillis() != null) {
      rows.append(line(axis, bottom, outage.predictedMillis(), "predicted"));
    }
    if (budgetMillis != null) {
      rows.append(line(axis, bottom, budgetMillis, "budget"));
    }
    return """
        <svg viewBox="0 0 %1$d %2$d" role="img" aria-labelledby="outage-%3$d-title outage-%3$d-text">
        <title id="outage-%3$d-title">Write outage %3$d by step</title>
        <desc id="outage-%3$d-text">A bar for each step, in milliseconds after the outage began. The table below has the same in numbers.</desc>
        %4$s</svg>
        """
        .formatted(WIDTH, bottom + 6, number, rows);
  }

  /** As far as the picture reaches: a budget that is many times more would leave nothing to see. */
  private static long longest(Outage outage, @Nullable Long budgetMillis) {
    long longest = outage.millis();
    for (StepTime step : outage.steps()) {
      longest = Math.max(longest, step.startMillis() + step.millis());
    }
    long near = longest * 3 / 2;
    for (Long mark : new Long[] {outage.predictedMillis(), budgetMillis}) {
      if (mark != null && mark <= near) {
        longest = Math.max(longest, mark);
      }
    }
    return longest;
  }

  private static String row(Axis axis, int top, String kind, String name, long start, long millis) {
    double from = axis.x(start);
    double width = Math.max(1.5, axis.x(start + millis) - from);
    return PhasePicture.label(LEFT - 8, top, "name", name)
        + String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
            kind,
            from,
            top + 4,
            width,
            ROW - 8)
        + PhasePicture.label(LEFT + SCALE + 10, top, "value", millis + " ms");
  }

  private static String line(Axis axis, int bottom, long at, String word) {
    if (at > axis.millis()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "<line class=\"mark\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"><title>%4$s: %5$d ms</title></line>%n",
        axis.x(at),
        TOP,
        bottom,
        word,
        at);
  }
}
