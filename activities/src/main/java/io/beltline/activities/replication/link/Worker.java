package io.beltline.activities.replication.link;

import java.util.Locale;

/**
 * What pglogical says of a subscription's apply worker. Says nothing of lag, and nothing of why.
 *
 * @see <a
 *     href="https://github.com/2ndQuadrant/pglogical/blob/REL2_4_2/README.md">show_subscription_status</a>
 */
public enum Worker {
  /** Runs, past the initial copy. */
  REPLICATING,
  /** Runs, in the initial copy. */
  INITIALIZING,
  /** Runs, and pglogical has no record of the copy. */
  UNKNOWN,
  /** Does not run, and shall not. */
  DISABLED,
  /** Does not run, but should; also for a moment between restarts. */
  DOWN;

  public static Worker parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
