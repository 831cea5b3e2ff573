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
import java.util.stream.Stream;

/** How far the initial copy of each table is. Needs PostgreSQL 14 on the subscriber. */
final class CopyProgress {
  private static final String LOOK = Statements.of(CopyProgress.class, "copy_progress.sql");

  private final Ends ends;
  private final List<Table> tables;
  private final List<Table> outside;
  private final List<String> schemas;
  private final List<String> names;

  private CopyProgress(Ends ends, List<Table> tables, List<Table> outside) {
    this.ends = ends;
    this.tables = tables;
    this.outside = outside;
    this.schemas = tables.stream().map(table -> table.name().schema()).toList();
    this.names = tables.stream().map(table -> table.name().name()).toList();
  }

  /** For those of the tables that the provider's set has now. */
  static CopyProgress of(Ends ends, List<Table> carried) throws SQLException {
    Set<Long> members = TableSet.members(ends.provider(), ends.names().set());
    return new CopyProgress(
        ends,
        carried.stream().filter(table -> members.contains(table.oid())).toList(),
        carried.stream().filter(table -> !members.contains(table.oid())).toList());
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
    return new Look(link, parts, outside);
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

  private record Part(String name, State state, long done, long total, long onSubscriber) {
    Progress.Item item() {
      return new Progress.Item(name, state.word(), done, total);
    }
  }

  /**
   * All tables at one moment.
   *
   * @param link the subscription at that moment
   * @param parts one for each table
   * @param outside tables in scope that the set lacks
   */
  record Look(Subscription link, List<Part> parts, List<Table> outside) {
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

    /** Bytes that have arrived, as far as they are known. */
    long done() {
      return parts.stream().mapToLong(part -> part.done).sum();
    }

    /** Bytes that have to arrive. */
    long total() {
      return parts.stream().mapToLong(part -> part.total).sum();
    }

    String summary() {
      return "%d of %d tables ready; worker is %s"
          .formatted(readyTables(), parts.size(), link.worker());
    }

    /** With something more to say behind the summary. */
    Progress progress(String more) {
      List<Progress.Item> items = inOrder().map(Part::item).toList();
      return Progress.of(summary() + more, done(), total(), "bytes").withItems(items);
    }

    /** A line for each table that is not ready, at most {@link Progress#MAX_ITEMS}. */
    List<Progress.Item> unfinished() {
      Stream<Progress.Item> notReady =
          inOrder().filter(part -> part.state != State.READY).map(Part::item);
      Stream<Progress.Item> notCarried =
          outside.stream()
              .map(t -> new Progress.Item(t.name().toString(), "not carried", 0, t.bytes()));
      return Stream.concat(notReady, notCarried).limit(Progress.MAX_ITEMS).toList();
    }

    private Stream<Part> inOrder() {
      return parts.stream()
          .sorted(Comparator.comparing((Part part) -> part.state).thenComparing(Part::name));
    }
  }
}
