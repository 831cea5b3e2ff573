package io.beltline.testbed.bench;

import java.util.List;

/**
 * What many measurements of one thing say.
 *
 * @param median half of them are not longer
 * @param p95 nineteen of twenty are not longer (the nearest rank, so the worst of fewer than
 *     twenty)
 * @param worst none is longer
 */
public record Distribution(long median, long p95, long worst) {

  /** Of at least one measurement. */
  public static Distribution of(List<Long> measurements) {
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Long> sorted = measurements.stream().sorted().toList();
    return new Distribution(rank(sorted, 50), rank(sorted, 95), sorted.get(sorted.size() - 1));
  }

  private static long rank(List<Long> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1);
  }
}
