package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.replication.LinkState;
import io.beltline.activities.replication.LinkWatch;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a link. Sends a marker each time and gives it a moment to arrive: on an idle provider
 * the applied position stays where the last transaction was, however much log other databases or
 * vacuum write, and only a transaction of this database can prove that nothing is missing.
 */
final class PglogicalWatch implements LinkWatch {
  private static final Duration MARKER_LIMIT = Duration.ofMillis(500);
  private static final Duration CARRIED_FOR = Duration.ofSeconds(10);
  private static final Duration DIAGNOSED_FOR = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofMillis(2);
  private static final String SLOT =
      """
      select active,
             greatest(0, pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), restart_lsn))::bigint as retained
        from pg_catalog.pg_replication_slots
       where slot_name = ?
      """;

  private final Ends ends;
  private List<Table> carried = List.of();
  private long carriedAt;
  private @Nullable Diagnosis diagnosis;
  private long diagnosedAt;

  PglogicalWatch(Ends ends) {
    this.ends = ends;
  }

  @Override
  public LinkState look() throws SQLException {
    List<Table> tables = carried();
    Optional<Subscription> found =
        LinkRemoval.hasPglogical(ends.subscriber()) && LinkRemoval.hasPglogical(ends.provider())
            ? Subscriptions.find(ends)
            : Optional.empty();
    if (found.isEmpty()) {
      return new LinkState(false, "there is no such link", tables.size(), 0, 0, 0);
    }
    Optional<Side> lost = Marker.missing(ends);
    if (lost.isPresent()) {
      String detail = "table beltline.marker is gone from the " + lost.get();
      return new LinkState(false, detail, tables.size(), 0, 0, 0);
    }
    return look(found.get(), tables);
  }

  private LinkState look(Subscription link, List<Table> tables) throws SQLException {
    Slot slot =
        Query.of(ends.provider(), SLOT, link.slot())
            .first(row -> new Slot(row.getBoolean("active"), row.getLong("retained")))
            .orElse(new Slot(false, 0));
    boolean running = link.worker() == Worker.REPLICATING && slot.active;
    return new LinkState(
        running,
        detail(link, slot),
        tables.size(),
        CopyProgress.of(ends, tables).look(link).readyTables(),
        lag(link, slot, running),
        slot.retained);
  }

  /**
   * A worker that is down is looked into and started again, but not at every look: that takes a
   * login, and pglogical by itself waits up to three minutes.
   */
  private String detail(Subscription link, Slot slot) throws SQLException {
    String seen =
        "worker is %s, slot is %s".formatted(link.worker(), slot.active ? "active" : "not active");
    if (link.worker() != Worker.DOWN) {
      return seen;
    }
    long now = System.nanoTime();
    if (diagnosis == null || now - diagnosedAt > DIAGNOSED_FOR.toNanos()) {
      Subscriptions.enable(ends);
      diagnosis = Diagnosis.of(ends);
      diagnosedAt = now;
    }
    return diagnosis.withCauses(seen);
  }

  /** Applications seldom create tables, and reading them all with their sizes takes a while. */
  private List<Table> carried() throws SQLException {
    long now = System.nanoTime();
    if (carried.isEmpty() || now - carriedAt > CARRIED_FOR.toNanos()) {
      carried = TableSet.carried(ends);
      carriedAt = now;
    }
    return carried;
  }

  private long lag(Subscription link, Slot slot, boolean running) throws SQLException {
    if (running) {
      Marker marker = Marker.send(ends);
      Poll.until(ends.attempt(), MARKER_LIMIT, INTERVAL, () -> marker.arrived(ends.subscriber()));
    }
    Optional<Lsn> applied = Origins.applied(ends.subscriber(), link.slot(), false);
    Lsn written = Marker.providerPosition(ends.provider());
    return applied.map(written::bytesSince).orElse(slot.retained);
  }

  private record Slot(boolean active, long retained) {}
}
