package io.beltline.activities.copy;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What copies ahead of the fence have left in the subscriber's tables, noted there with the rows,
 * and the proof that it is still the provider's. A row version never changes, so counting proves
 * it: the subscriber has as many rows as were written, all by the transaction that wrote them; the
 * provider has as many from before the {@link Horizon} as there were then, and none can have joined
 * them. One row updated or deleted, on either side, and its table has no head start.
 */
final class HeadStarts {
  /** Far less than half the circle of transaction numbers. */
  private static final long MOST_TRANSACTIONS_SINCE = 1_000_000_000;

  private static final String NOTE = Statements.of(HeadStarts.class, "note.sql");
  private static final String FORGET = Statements.of(HeadStarts.class, "forget.sql");
  private static final String SHAPES = Statements.of(HeadStarts.class, "shapes.sql");
  private static final String LINEAGE = Statements.of(HeadStarts.class, "lineage.sql");
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.copied_ahead') is not null";

  private final Connection provider;
  private final Connection subscriber;
  private final List<QualifiedName> tables;
  private final List<String> schemas;
  private final List<String> names;

  /** Of some tables, between two sessions that are in the transactions of a copy. */
  HeadStarts(Connection provider, Connection subscriber, List<Table> tables) {
    this.provider = provider;
    this.subscriber = subscriber;
    this.tables = tables.stream().map(Table::name).toList();
    this.schemas = this.tables.stream().map(QualifiedName::schema).toList();
    this.names = this.tables.stream().map(QualifiedName::name).toList();
  }

  /** Notes how many rows this transaction has brought into each table, which had none before. */
  void note(Horizon horizon, Map<QualifiedName, Long> rows) throws SQLException {
    Map<QualifiedName, String> there = shapes(provider);
    Map<QualifiedName, String> here = shapes(subscriber);
    Query.of(
            subscriber,
            NOTE,
            lineage(),
            horizon.xid(),
            schemas,
            names,
            tables.stream().map(table -> String.valueOf(rows.get(table))).toList(),
            tables.stream().map(there::get).toList(),
            tables.stream().map(here::get).toList())
        .run();
  }

  /**
   * Forgets the notes of all these tables, and returns where those stand that have a head start.
   * From here on nobody else writes to them on the subscriber.
   */
  Map<QualifiedName, Horizon> take() throws SQLException {
    if (!Query.of(subscriber, EXISTS).isTrue()) {
      return Map.of();
    }
    List<Note> notes = ofThisProvider(Query.of(subscriber, FORGET, schemas, names).list(Note::of));
    if (notes.isEmpty()) {
      return Map.of();
    }
    lock(notes);
    List<Boolean> here = each(subscriber, notes, Note::heldBySubscriber);
    List<Boolean> there = each(provider, notes, Note::heldByProvider);
    Map<QualifiedName, String> shapesHere = shapes(subscriber);
    Map<QualifiedName, String> shapesThere = shapes(provider);
    Map<QualifiedName, Horizon> standing = new HashMap<>();
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      if (here.get(i)
          && there.get(i)
          && note.subscriberShape.equals(shapesHere.get(note.table))
          && note.providerShape.equals(shapesThere.get(note.table))) {
        standing.put(note.table, note.horizon);
      }
    }
    return standing;
  }

  private List<Note> ofThisProvider(List<Note> notes) throws SQLException {
    if (notes.isEmpty()) {
      return notes;
    }
    String lineage = lineage();
    long now = Horizon.of(provider).xid();
    return notes.stream()
        .filter(note -> note.lineage.equals(lineage))
        .filter(note -> now - note.horizon.xid() < MOST_TRANSACTIONS_SINCE)
        .toList();
  }

  private void lock(List<Note> notes) throws SQLException {
    Query.of(
            subscriber,
            notes.stream()
                .map(note -> "only " + note.table.quoted())
                .collect(joining(", ", "lock table ", " in share row exclusive mode")))
        .run();
  }

  private static List<Boolean> each(
      Connection connection, List<Note> notes, Function<Note, String> condition)
      throws SQLException {
    String conditions =
        notes.stream()
            .map(note -> "(select %s)".formatted(condition.apply(note)))
            .collect(joining(", ", "select array[", "]"));
    return Query.of(connection, conditions)
        .one(row -> List.of((Boolean[]) row.getArray(1).getArray()));
  }

  private Map<QualifiedName, String> shapes(Connection connection) throws SQLException {
    Map<QualifiedName, String> shapes = new HashMap<>();
    Query.of(connection, SHAPES, schemas, names)
        .list(row -> shapes.put(tableOf(row), row.getString("shape")));
    return shapes;
  }

  private String lineage() throws SQLException {
    return Query.of(provider, LINEAGE).one(row -> row.getString(1));
  }

  private static QualifiedName tableOf(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("schema_name"), row.getString("table_name"));
  }

  /** What was noted of one table. */
  private record Note(
      QualifiedName table,
      long rows,
      Horizon horizon,
      long writer,
      String providerShape,
      String subscriberShape,
      String lineage) {
    static Note of(ResultSet row) throws SQLException {
      return new Note(
          tableOf(row),
          row.getLong("row_count"),
          new Horizon(row.getLong("horizon")),
          row.getLong("writer"),
          row.getString("provider_shape"),
          row.getString("subscriber_shape"),
          row.getString("lineage"));
    }

    String heldBySubscriber() {
      return "count(*) = %1$d and count(*) filter (where xmin = '%2$d'::pg_catalog.xid) = %1$d from only %3$s"
          .formatted(rows, writer & 0xFFFF_FFFFL, table.quoted());
    }

    String heldByProvider() {
      return "count(*) = %d from only %s where %s"
          .formatted(rows, table.quoted(), horizon.before());
    }
  }
}
