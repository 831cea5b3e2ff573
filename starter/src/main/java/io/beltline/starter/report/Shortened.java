package io.beltline.starter.report;

import java.util.ArrayList;
import java.util.List;

/** A list that may be long, as far as people read it. */
final class Shortened {
  private static final int SHOWN = 20;

  private Shortened() {}

  /** The first lines, and how many there are behind them. */
  static List<String> of(List<String> lines) {
    if (lines.size() <= SHOWN) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, SHOWN));
    shown.add("and %d more; --json has them".formatted(lines.size() - SHOWN));
    return shown;
  }
}
