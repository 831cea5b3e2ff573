package io.beltline.workflows.validation;

/**
 * How all rows are to be compared. Zero means that nothing was said: what the pair's configuration
 * says applies, or a default.
 *
 * @param maxBytesPerSecond of tables, read on each side
 * @param sessions how many chunks at a time, at most {@link #MOST_SESSIONS}
 * @param limit after how many differences the comparison stops, at most {@link #MOST_DIFFERENCES}
 * @param values whether the values of what differs are told, too: they are then in the workflow's
 *     history
 */
public record ComparisonOptions(long maxBytesPerSecond, int sessions, int limit, boolean values) {
  /** When nothing is said. */
  public static final ComparisonOptions NONE = new ComparisonOptions(0, 0, 0, false);

  /** How many differences are named where nothing else is said. */
  public static final int USUAL_DIFFERENCES = 100;

  /** Results stay small however much differs. */
  public static final int MOST_DIFFERENCES = 1_000;

  /** As the configuration has it. */
  public static final int MOST_SESSIONS = 16;

  public ComparisonOptions {
    if (maxBytesPerSecond < 0
        || sessions < 0
        || sessions > MOST_SESSIONS
        || limit < 0
        || limit > MOST_DIFFERENCES) {
      throw new IllegalArgumentException(
          "out of range: %d bytes/s, %d sessions, %d differences"
              .formatted(maxBytesPerSecond, sessions, limit));
    }
  }

  /** The same where what was not said is this. */
  public ComparisonOptions orElse(long configuredRate, int configuredSessions) {
    return new ComparisonOptions(
        maxBytesPerSecond == 0 ? configuredRate : maxBytesPerSecond,
        sessions == 0 ? configuredSessions : sessions,
        limit == 0 ? USUAL_DIFFERENCES : limit,
        values);
  }
}
