package io.beltline.configuration;

import java.util.OptionalLong;

/**
 * How much of its servers a pair lets a comparison of all rows have.
 *
 * @param maxBytesPerSecond of tables, read on each side; as fast as possible where empty
 * @param sessions how many chunks are compared at a time, each by a session on either side
 */
public record ComparisonSettings(OptionalLong maxBytesPerSecond, int sessions) {
  /** What applies to a pair that says nothing. */
  public static final ComparisonSettings DEFAULT = new ComparisonSettings(OptionalLong.empty(), 2);

  /** Slower than this no comparison comes to an end. */
  public static final long LEAST_BYTES_PER_SECOND = 100_000;

  /** More sessions than this are no comparison but an attack. */
  public static final int MOST_SESSIONS = 16;

  /** Refuses what no comparison could keep. */
  public ComparisonSettings {
    if (maxBytesPerSecond.isPresent() && maxBytesPerSecond.getAsLong() < LEAST_BYTES_PER_SECOND) {
      throw new IllegalArgumentException("too slow: " + maxBytesPerSecond);
    }
    if (sessions < 1 || sessions > MOST_SESSIONS) {
      throw new IllegalArgumentException("sessions must be from 1 to 16: " + sessions);
    }
  }
}
