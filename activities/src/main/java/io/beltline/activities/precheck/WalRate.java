package io.beltline.activities.precheck;

import io.beltline.activities.sql.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast a server writes its log. An average over nights and weekends: a busy hour is worse.
 *
 * @param bytesPerHour at least one
 * @param since the day from which it is counted
 */
record WalRate(long bytesPerHour, String since) {
  private static final String READ = Statements.of(WalRate.class, "wal-rate.sql");
  private static final int FIRST_THAT_COUNTS = 14;
  private static final long SECONDS_PER_HOUR = 3_600;

  /** The server's average; empty where it does not count, or has written nothing. */
  static Optional<WalRate> of(InspectedSide side) throws SQLException {
    if (side.majorVersion() < FIRST_THAT_COUNTS) {
      return Optional.empty();
    }
    return side.query(READ)
        .first(row -> new WalRate(row.getLong("bytes_per_hour"), row.getString("since")))
        .filter(rate -> rate.bytesPerHour > 0);
  }

  /** How long it takes to write that much. */
  Duration timeFor(long bytes) {
    return Duration.ofSeconds(bytes * SECONDS_PER_HOUR / bytesPerHour);
  }

  /** Such as {@code 3 GB an hour on average since 2026-01-31}. */
  String inWords() {
    return "%s an hour on average since %s".formatted(Amounts.bytes(bytesPerHour), since);
  }
}
