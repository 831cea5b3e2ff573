package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.step.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far the initial copy of each table is. Needs PostgreSQL 14 on the subscriber. */
final class CopyProgress {
  private static final String LOOK = Statements.of(CopyProgress.class, "copy_progress.sql");

  private final Ends ends;
  private final List<Table> tables;
  private final List<String> schemas;
  private final List<String> names;

  private CopyProgress(Ends ends, List<Table> tables) {
    this.ends = ends;
    this.tables = tables;
    this.schemas = tables.stream().map(table -> table.name().schema()).toList();
    this.names = tables.stream().map(table -> table.name().name()).toList();
  }

  /** For those of the tables that the provider's set has now. */
  static CopyProgress of(Ends ends, List<Table> carried) throws SQLException {
    Set<Long> members = TableSet.members(ends.provider(), ends.names().set());
    return new CopyProgress(
        ends, carried.stream().filter(table -> members.contains(table.oid())).toList());
  }

  /** What the tables are like now. */
  Look look(Subscription link) throws SQLException {
    List<Row> rows =
        Query.of(ends.subscriber(), LOOK, schemas, names, ends.subscription())
            .list(
                row ->
                    new Row(
                        row.getLong("bytes"), row.getBoolean("ready"), row.getBoolean("copying")));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      parts.add(part(tables.get(i), rows.get(i), link));
    }
    return new Look(link, parts);
  }

  private static Part part(Table table, Row row, Subscription link) {
    boolean ready = link.ready() && (row.ready || !link.copies());
    State state =
        ready
            ? State.READY
            : row.copying
                ? State.COPYING
                : row.bytes >= table.bytes() && row.bytes > 0 ? State.COPIED : State.WAITING;
    long done = ready ? table.bytes() : Math.min(row.bytes, table.bytes());
    return new Part(table.name().toString(), state, done, table.bytes(), row.bytes);
  }

  /** In the order in which they are worth a line. */
  private enum State {
    COPYING,
    WAITING,
    COPIED,
    READY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Row(long bytes, boolean ready, boolean copying) {}

  private record Part(String name, State state, long done, long total, long onSubscriber) {}

  /**
   * All tables at one moment.
   *
   * @param link the subscription at that moment
   * @param parts one for each table
   */
  record Look(Subscription link, List<Part> parts) {
    boolean ready() {
      return link.ready() && parts.stream().allMatch(part -> part.state == State.READY);
    }

    int readyTables() {
      return (int) parts.stream().filter(part -> part.state == State.READY).count();
    }

    ReadyReport report() {
      return new ReadyReport(
          parts.size(), parts.stream().mapToLong(part -> part.onSubscriber).sum());
    }

    Progress progress() {
      long done = parts.stream().mapToLong(part -> part.done).sum();
      long total = parts.stream().mapToLong(part -> part.total).sum();
      List<Progress.Item> items =
          parts.stream()
              .sorted(Comparator.comparing((Part part) -> part.state).thenComparing(Part::name))
              .map(part -> new Progress.Item(part.name, part.state.word(), part.done, part.total))
              .toList();
      String summary =
          "%d of %d tables ready; worker is %s"
              .formatted(readyTables(), parts.size(), link.worker());
      return Progress.of(summary, done, total, "bytes").withItems(items);
    }
  }
}
