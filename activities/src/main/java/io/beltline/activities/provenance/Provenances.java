package io.beltline.activities.provenance;

import static java.util.stream.Collectors.joining;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.state.BeltlineSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote the rows of copied tables, noted on the subscriber with the rows. A row version never
 * changes, so counting proves that they still are the provider's: the subscriber has as many as
 * were written, by those who wrote them; the provider has as many from before the {@link Horizon}
 * as there were then, and none can have joined them. One row updated or deleted, on either side,
 * and nothing holds for its table.
 */
public final class Provenances {
  /** Far less than half the circle of transaction numbers. */
  private static final long MOST_TRANSACTIONS_SINCE = 1_000_000_000;

  private static final String SHAPES = Statements.of(Provenances.class, "shapes.sql");
  private static final String READ = Statements.of(Provenances.class, "read.sql").formatted(SHAPES);
  private static final String NOTE = Statements.of(Provenances.class, "note.sql");
  private static final String MOMENT = Statements.of(Provenances.class, "moment.sql");
  private static final String EXISTS =
      "select pg_catalog.to_regclass('beltline.provenance') is not null";

  private final Connection provider;
  private final Connection subscriber;
  private final List<QualifiedName> tables;
  private final List<String> schemas;
  private final List<String> names;
  private final Map<Connection, Map<QualifiedName, String>> shapes = new HashMap<>();
  private @Nullable Moment moment;

  /** Of some tables, as two sessions see them. */
  public Provenances(Connection provider, Connection subscriber, List<QualifiedName> tables) {
    this.provider = provider;
    this.subscriber = subscriber;
    this.tables = List.copyOf(tables);
    this.schemas = tables.stream().map(QualifiedName::schema).toList();
    this.names = tables.stream().map(QualifiedName::name).toList();
  }

  /**
   * The tables in which a copy ahead holds, and what is left to do there. They are not locked, lest
   * an ANALYZE that autovacuum runs holds an outage up; whoever writes to them on the subscriber
   * from here on is found by {@link #complete()}, after the commit.
   */
  public Map<QualifiedName, Ahead> ahead() throws SQLException {
    Map<QualifiedName, Ahead> ahead = new HashMap<>();
    for (Map.Entry<Provenance, Look> standing : standing(read()).entrySet()) {
      Provenance provenance = standing.getKey();
      ahead.put(provenance.table(), new Ahead(provenance.horizon(), standing.getValue().more));
    }
    return ahead;
  }

  /** The condition that a row was written by the session's own transaction. */
  public static String writtenByThis() {
    return Provenance.writtenBy("pg_catalog.txid_current()");
  }

  /** The tables that have exactly the provider's rows, all of them. */
  public Set<QualifiedName> complete() throws SQLException {
    return standing(read()).entrySet().stream()
        .filter(standing -> !standing.getValue().more)
        .map(standing -> standing.getKey().table())
        .collect(Collectors.toSet());
  }

  /**
   * Notes what this transaction has brought from the provider's snapshot.
   *
   * @param complete whether the tables have all rows of the provider's snapshot now; if not, those
   *     before the {@link #horizon()}
   * @param added the tables that had rows before, which they have still
   * @param rows how many it has written into each
   */
  public void note(boolean complete, Set<QualifiedName> added, Map<QualifiedName, Long> rows)
      throws SQLException {
    Map<QualifiedName, String> there = shapes(provider);
    Map<QualifiedName, String> here = shapes(subscriber);
    Query.of(
            subscriber,
            NOTE,
            complete ? now().next : now().horizon.xid(),
            now().lineage,
            schemas,
            names,
            texts(added::contains),
            texts(rows::get),
            texts(there::get),
            texts(here::get))
        .run();
  }

  private List<String> texts(Function<QualifiedName, Object> value) {
    return tables.stream().map(table -> String.valueOf(value.apply(table))).toList();
  }

  /** Ensures that notes can be taken on a database. */
  public static void ensurePlace(Connection subscriber) throws SQLException {
    if (!Query.of(subscriber, EXISTS).isTrue()) {
      BeltlineSchema.ensure(subscriber);
    }
  }

  private List<Provenance> read() throws SQLException {
    return Query.of(subscriber, READ, schemas, names).list(Provenance::of);
  }

  private Map<Provenance, Look> standing(List<Provenance> noted) throws SQLException {
    List<Provenance> known = noted.isEmpty() ? noted : ofThisProvider(noted);
    if (known.isEmpty()) {
      return Map.of();
    }
    List<Look> here = looks(subscriber, known, Provenance::lookAtSubscriber);
    List<Look> there = looks(provider, known, Provenance::lookAtProvider);
    // What was counted there is locked, so it has this shape until the transaction ends.
    Map<QualifiedName, String> shapes = shapes(provider);
    Map<Provenance, Look> standing = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      Provenance provenance = known.get(i);
      if (here.get(i).holds
          && there.get(i).holds
          && provenance.providerShape().equals(shapes.get(provenance.table()))) {
        standing.put(provenance, there.get(i));
      }
    }
    return standing;
  }

  private List<Provenance> ofThisProvider(List<Provenance> noted) throws SQLException {
    Moment now = now();
    return noted.stream()
        .filter(p -> p.lineage().equals(now.lineage))
        .filter(p -> now.horizon.xid() - p.horizon().xid() < MOST_TRANSACTIONS_SINCE)
        .toList();
  }

  private static List<Look> looks(
      Connection connection, List<Provenance> noted, Function<Provenance, String> look)
      throws SQLException {
    String looks = noted.stream().map(look).collect(joining(" union all "));
    return Query.of(connection, looks)
        .list(row -> new Look(row.getBoolean("holds"), row.getBoolean("more")));
  }

  /** Read once: what was copied is locked until the transaction ends. */
  private Map<QualifiedName, String> shapes(Connection connection) throws SQLException {
    Map<QualifiedName, String> known = shapes.get(connection);
    if (known == null) {
      known = new HashMap<>();
      for (Shape shape : Query.of(connection, SHAPES, schemas, names).list(Shape::of)) {
        known.put(shape.table, shape.text);
      }
      shapes.put(connection, known);
    }
    return known;
  }

  /** The horizon of the provider's snapshot; the same in all of its transaction. */
  public Horizon horizon() throws SQLException {
    return now().horizon;
  }

  private Moment now() throws SQLException {
    Moment known = moment;
    if (known == null) {
      known = Query.of(provider, MOMENT).one(Moment::of);
      moment = known;
    }
    return known;
  }

  private record Look(boolean holds, boolean more) {}

  private record Shape(QualifiedName table, String text) {
    static Shape of(ResultSet row) throws SQLException {
      return new Shape(
          new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
          row.getString("shape"));
    }
  }

  private record Moment(String lineage, Horizon horizon, long next) {
    static Moment of(ResultSet row) throws SQLException {
      return new Moment(
          row.getString("lineage"), new Horizon(row.getLong("horizon")), row.getLong("next"));
    }
  }
}
