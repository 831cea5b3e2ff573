package io.beltline.activities.evidence;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.replication.LinkState;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Estimates the write outage from what its steps would find now. The rates are what {@code
 * bin/bench outage} and a copy of 2 GB showed on two cores with both servers, Temporal and the
 * worker on them; a forecast is for choosing the hour, not for a promise.
 */
final class OutageForecast {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  /** Steps, their round trips and commits, whatever the size. */
  private static final long FIXED_MILLIS = 250;

  private static final double MILLIS_A_SESSION = 1;
  private static final double MILLIS_A_SEQUENCE = 0.3;
  private static final double APPLIED_BYTES_A_MILLI = 10_000;
  private static final double COPIED_BYTES_A_MILLI = 60_000;

  private final Connection provider;
  private final MigrationScope scope;
  private int sequences;
  private long copyBytes;
  private long nextLook = System.nanoTime();

  private OutageForecast(Connection provider, MigrationScope scope) {
    this.provider = provider;
    this.scope = scope;
  }

  /** For an outage in which this side is fenced. */
  static OutageForecast of(Attempt attempt, Side provider) throws SQLException {
    return new OutageForecast(attempt.connect(provider), attempt.configuration().scope());
  }

  Forecast look(LinkState link, ApplicationActivity.Seen seen) throws SQLException {
    lookAtSizes();
    double millis =
        FIXED_MILLIS
            + seen.sessions() * MILLIS_A_SESSION
            + sequences * MILLIS_A_SEQUENCE
            + link.lagBytes() / APPLIED_BYTES_A_MILLI
            + copyBytes / COPIED_BYTES_A_MILLI;
    return new Forecast(
        Math.round(millis),
        seen.sessions(),
        seen.oldestSeconds(),
        link.lagBytes(),
        sequences,
        copyBytes);
  }

  /** Reading all tables with their sizes takes a while, and they seldom change much. */
  private void lookAtSizes() throws SQLException {
    long now = System.nanoTime();
    if (now - nextLook >= 0) {
      sequences = Math.toIntExact(Sequences.count(provider, scope));
      copyBytes = Tables.read(provider, scope).copied().stream().mapToLong(Table::bytes).sum();
      nextLook = now + GOOD_FOR.toNanos();
    }
  }
}
