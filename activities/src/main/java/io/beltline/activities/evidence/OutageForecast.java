package io.beltline.activities.evidence;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.summingLong;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.largeobject.LargeObject;
import io.beltline.activities.replication.LinkState;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Estimates the write outage from what its steps would find now. The rates are what {@code
 * bin/bench outage} and a copy of 2 GB showed on two cores with both servers, Temporal and the
 * worker on them; a forecast is for choosing the hour, not for a promise.
 */
final class OutageForecast {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  /** Steps, their round trips and commits, whatever the size. */
  private static final long FIXED_MILLIS = 200;

  private static final double MILLIS_A_SESSION = 1;
  private static final double MILLIS_A_SEQUENCE = 0.3;
  private static final double APPLIED_BYTES_A_MILLI = 10_000;
  private static final double COPIED_BYTES_A_MILLI = 60_000;
  private static final double COUNTED_BYTES_A_MILLI = 500_000;

  /** Read on both sides at once, and those that changed again. */
  private static final double LARGE_OBJECT_BYTES_A_MILLI = 100_000;

  private static final String LARGE_OBJECTS =
      "select case when exists (select from pg_catalog.pg_largeobject_metadata) then pg_catalog.pg_table_size('pg_catalog.pg_largeobject') else 0 end";

  /** Of tables whose rows were never touched once they were there only new ones will be copied. */
  private static final String ADDED_TO_ONLY =
      """
      select t.oid::bigint
        from unnest(?::text[]::oid[]) t (oid)
       where pg_catalog.pg_stat_get_tuples_updated(t.oid) + pg_catalog.pg_stat_get_tuples_deleted(t.oid) = 0
      """;

  private final Connection provider;
  private final MigrationScope scope;
  private int sequences;
  private long copyBytes;
  private long countBytes;
  private long largeObjectBytes;
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
            + copyBytes / COPIED_BYTES_A_MILLI
            + countBytes / COUNTED_BYTES_A_MILLI
            + largeObjectBytes / LARGE_OBJECT_BYTES_A_MILLI;
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
      largeObjectBytes = LargeObject.in(scope) ? Query.of(provider, LARGE_OBJECTS).number() : 0;
      lookAtCopied(Tables.read(provider, scope).copied());
      nextLook = now + GOOD_FOR.toNanos();
    }
  }

  private void lookAtCopied(List<Table> copied) throws SQLException {
    Set<Long> addedToOnly =
        Set.copyOf(
            Query.of(
                    provider,
                    ADDED_TO_ONLY,
                    copied.stream().map(table -> Long.toString(table.oid())).toList())
                .list(row -> row.getLong(1)));
    Map<Boolean, Long> bytes =
        copied.stream()
            .collect(
                partitioningBy(
                    table -> addedToOnly.contains(table.oid()), summingLong(Table::bytes)));
    countBytes = bytes.getOrDefault(true, 0L);
    copyBytes = bytes.getOrDefault(false, 0L);
  }
}
