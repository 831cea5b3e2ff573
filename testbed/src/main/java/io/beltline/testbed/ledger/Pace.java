package io.beltline.testbed.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When the application's commits were acknowledged, and by which side. */
final class Pace {

  private final long started = System.nanoTime();
  private final Map<Side, Map<Long, Long>> perSecond = new EnumMap<>(Side.class);
  private final Map<Side, Long> first = new EnumMap<>(Side.class);
  private final Map<Side, Long> last = new EnumMap<>(Side.class);
  private final List<Crossing> crossings = new ArrayList<>();
  private @Nullable Side current;
  private long latest = started;
  private long longestGap;

  synchronized void acknowledged(Side side) {
    long now = System.nanoTime();
    longestGap = Math.max(longestGap, now - latest);
    if (current != null && current != side) {
      crossings.add(new Crossing(side, Duration.ofNanos(now - latest)));
    }
    current = side;
    latest = now;
    first.putIfAbsent(side, now);
    last.put(side, now);
    perSecond
        .computeIfAbsent(side, unused -> new TreeMap<>())
        .merge(Duration.ofNanos(now - started).toSeconds(), 1L, Long::sum);
  }

  /** The longest time in which no session at all got a commit acknowledged. */
  synchronized Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  /**
   * From the last commit on one side to the first on the other; zero as long as there is one side.
   */
  synchronized Duration switchGap(Side from) {
    Long left = last.get(from);
    Long arrived = first.get(from.other());
    return left == null || arrived == null ? Duration.ZERO : Duration.ofNanos(arrived - left);
  }

  /** Every change from one side to the other, in order. */
  synchronized List<Crossing> crossings() {
    return List.copyOf(crossings);
  }

  /** How many commits a side acknowledged. */
  synchronized long acknowledgedBy(Side side) {
    return perSecond.getOrDefault(side, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Commits in each second since the start, for each side that had any. */
  synchronized Map<Side, Map<Long, Long>> perSecond() {
    Map<Side, Map<Long, Long>> copy = new EnumMap<>(Side.class);
    perSecond.forEach((side, commits) -> copy.put(side, new TreeMap<>(commits)));
    return copy;
  }
}
