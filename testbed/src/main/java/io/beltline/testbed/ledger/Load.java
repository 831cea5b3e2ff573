package io.beltline.testbed.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much the application writes.
 *
 * @param sessions how many connections write at the same time, each with a login of its own as long
 *     as there are enough
 * @param transactionsPerSecond of all sessions together
 * @param journal a file that gets every acknowledgement at once, so that killing the application
 *     loses none
 */
public record Load(int sessions, int transactionsPerSecond, Optional<Path> journal) {

  public Load {
    if (sessions < 1 || transactionsPerSecond < 1) {
      throw new IllegalArgumentException("a load needs at least one session and one transaction/s");
    }
  }

  /** Twenty sessions, four hundred transactions a second, no journal. */
  public static Load usual() {
    return new Load(20, 400, Optional.empty());
  }

  /** The time between two transactions of one session. */
  Duration interval() {
    return Duration.ofSeconds(1).multipliedBy(sessions).dividedBy(transactionsPerSecond);
  }
}
