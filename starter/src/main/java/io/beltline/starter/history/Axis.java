package io.beltline.starter.history;

import io.beltline.starter.view.Words;
import java.time.Duration;
import java.util.Locale;

/**
 * A linear scale of a picture, from 0 to a number of milliseconds.
 *
 * @param millis the right end
 * @param left where 0 is, in units of the picture
 * @param width how long the scale is
 */
record Axis(long millis, int left, int width) {
  private static final int MOST_TICKS = 6;
  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_800_000,
    3_600_000,
    7_200_000,
    21_600_000,
    43_200_000,
    86_400_000,
    172_800_000,
    604_800_000
  };

  Axis {
    millis = Math.max(1, millis);
  }

  double x(long at) {
    return left + (double) width * Math.min(Math.max(at, 0), millis) / millis;
  }

  /** Lines with numbers, down to this height. */
  String ticks(int top, int bottom) {
    StringBuilder ticks = new StringBuilder();
    long step = step();
    for (long at = 0; at <= millis; at += step) {
      ticks.append(
          String.format(
              Locale.ROOT,
              "<line class=\"tick\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/><text class=\"tick\" x=\"%1$.1f\" y=\"%4$d\">%5$s</text>%n",
              x(at),
              top,
              bottom,
              top - 6,
              label(at)));
    }
    return ticks.toString();
  }

  private long step() {
    for (long step : STEPS) {
      if (millis / step <= MOST_TICKS) {
        return step;
      }
    }
    return Math.max(STEPS[STEPS.length - 1], millis / MOST_TICKS);
  }

  private static String label(long at) {
    if (at == 0) {
      return "0";
    }
    if (at % 86_400_000 == 0) {
      return at / 86_400_000 + " d";
    }
    if (at % 3_600_000 == 0) {
      return at / 3_600_000 + " h";
    }
    if (at % 60_000 == 0) {
      return at / 60_000 + " min";
    }
    return at % 1_000 == 0 ? at / 1_000 + " s" : Words.duration(Duration.ofMillis(at));
  }
}
