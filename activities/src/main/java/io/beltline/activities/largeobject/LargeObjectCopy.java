package io.beltline.activities.largeobject;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Both;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.copy.TableCopy.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Gives the subscriber the provider's large objects, and no others: those that are the same stay,
 * the others are made anew with the provider's OID, bytes, owner, rights and comment. Each some
 * hundred of them in statements that commit by themselves, and all are read again at the end: what
 * breaks off leaves objects that differ, and a repeat brings those. Needs superusers on both sides.
 * Memory: 4 MiB.
 */
public final class LargeObjectCopy {
  private static final String PIECES = Statements.of(LargeObjectCopy.class, "pieces.sql");
  private static final String UNLINK =
      "select pg_catalog.lo_unlink(o::oid) from pg_catalog.unnest(?::text[]) o";
  private static final String CREATE =
      "select pg_catalog.lo_create(o::oid) from pg_catalog.unnest(?::text[]) o";
  private static final String PUT =
      "select pg_catalog.lo_put(o::oid, at, data) from unnest(?::bigint[], ?::bigint[], ?::bytea[]) p (o, at, data)";
  private static final int AT_ONCE = 500;
  private static final int PIECES_AT_ONCE = 4;

  private final Connection provider;
  private final Connection subscriber;
  private final LongConsumer progress;
  private long bytes;

  /**
   * Between these sessions, which are in no transaction.
   *
   * @param progress is told how many bytes were sent, again and again; what it throws ends the copy
   */
  public LargeObjectCopy(Connection provider, Connection subscriber, LongConsumer progress) {
    this.provider = provider;
    this.subscriber = subscriber;
    this.progress = progress;
  }

  /** Carries them over; returns how many bytes were sent. */
  public long carry(MigrationScope scope) throws SQLException {
    if (isThereAny(scope)) {
      ofOneMoment(() -> replace(look()));
    }
    return bytes;
  }

  /**
   * The same for a command: on a subscriber that has none, or where others may be replaced. Empty
   * where neither side has any.
   */
  public Optional<TableCopy> carryOnto(MigrationScope scope, boolean othersToo)
      throws SQLException {
    return isThereAny(scope) ? Optional.of(ofOneMoment(() -> carry(othersToo))) : Optional.empty();
  }

  private TableCopy carry(boolean othersToo) throws SQLException {
    Both<Map<Long, LargeObject>, Map<Long, LargeObject>> sides = look();
    int wanted = sides.first().size();
    if (sides.second().equals(sides.first())) {
      return new TableCopy(TableCopy.LARGE_OBJECTS, State.EQUAL, wanted);
    }
    if (!sides.second().isEmpty() && !othersToo) {
      return new TableCopy(TableCopy.LARGE_OBJECTS, State.HAS_OTHER_ROWS, 0);
    }
    return new TableCopy(TableCopy.LARGE_OBJECTS, State.COPIED, replace(sides));
  }

  private boolean isThereAny(MigrationScope scope) throws SQLException {
    return LargeObject.in(scope) && (LargeObject.any(provider) || LargeObject.any(subscriber));
  }

  /** Runs it while the provider shows one moment: what is read a second time is still there. */
  private <T> T ofOneMoment(Both.Question<T> work) throws SQLException {
    provider.setAutoCommit(false);
    try {
      Query.of(provider, "set transaction isolation level repeatable read, read only").run();
      return work.ask();
    } finally {
      provider.rollback();
      provider.setAutoCommit(true);
    }
  }

  private Both<Map<Long, LargeObject>, Map<Long, LargeObject>> look() throws SQLException {
    return Both.ask(() -> LargeObject.read(provider), () -> LargeObject.read(subscriber));
  }

  /** Makes the subscriber's what the provider's are; returns how many those are. */
  private int replace(Both<Map<Long, LargeObject>, Map<Long, LargeObject>> sides)
      throws SQLException {
    Map<Long, LargeObject> wanted = sides.first();
    Map<Long, LargeObject> there = sides.second();
    if (!there.equals(wanted)) {
      remove(there.values().stream().filter(o -> !o.equals(wanted.get(o.oid()))).toList());
      make(wanted.values().stream().filter(o -> !o.equals(there.get(o.oid()))).toList());
      confirm(wanted);
    }
    return wanted.size();
  }

  private void confirm(Map<Long, LargeObject> wanted) throws SQLException {
    if (!LargeObject.read(subscriber).equals(wanted)) {
      throw StepFailures.later(
          "CopyIncomplete", "Not all large objects are what they are on the other side");
    }
  }

  private void remove(List<LargeObject> objects) throws SQLException {
    for (List<LargeObject> some : inPortions(objects)) {
      Query.of(subscriber, UNLINK, oids(some)).run();
    }
  }

  private void make(List<LargeObject> objects) throws SQLException {
    for (List<LargeObject> some : inPortions(objects)) {
      Query.of(subscriber, CREATE, oids(some)).run();
      fill(some);
      Query.of(subscriber, String.join("; ", some.stream().map(LargeObject::attributes).toList()))
          .run();
    }
  }

  private void fill(List<LargeObject> objects) throws SQLException {
    try (PreparedStatement statement = provider.prepareStatement(PIECES)) {
      statement.setFetchSize(PIECES_AT_ONCE);
      statement.setArray(1, provider.createArrayOf("text", oids(objects).toArray()));
      statement.setArray(
          2,
          provider.createArrayOf(
              "text", objects.stream().map(o -> Long.toString(o.size())).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        List<Piece> pieces = new ArrayList<>();
        while (rows.next()) {
          pieces.add(new Piece(rows));
          if (pieces.size() == PIECES_AT_ONCE) {
            put(pieces);
          }
        }
        put(pieces);
      }
    }
  }

  private void put(List<Piece> pieces) throws SQLException {
    Query.of(
            subscriber,
            PUT,
            subscriber.createArrayOf("bigint", pieces.stream().map(piece -> piece.oid).toArray()),
            subscriber.createArrayOf("bigint", pieces.stream().map(piece -> piece.at).toArray()),
            subscriber.createArrayOf(
                "bytea", pieces.stream().map(piece -> piece.data).toArray(byte[][]::new)))
        .run();
    long sent = pieces.stream().mapToLong(piece -> piece.data.length).sum();
    bytes += sent;
    progress.accept(sent);
    pieces.clear();
  }

  private static List<String> oids(List<LargeObject> objects) {
    return objects.stream().map(o -> Long.toString(o.oid())).toList();
  }

  private static List<List<LargeObject>> inPortions(List<LargeObject> objects) {
    List<List<LargeObject>> portions = new ArrayList<>();
    for (int from = 0; from < objects.size(); from += AT_ONCE) {
      portions.add(objects.subList(from, Math.min(from + AT_ONCE, objects.size())));
    }
    return portions;
  }

  /** Some bytes of an object, from a position on. */
  private static final class Piece {
    private final long oid;
    private final long at;
    private final byte[] data;

    Piece(ResultSet row) throws SQLException {
      this.oid = row.getLong("oid");
      this.at = row.getLong("at");
      this.data = row.getBytes("data");
    }
  }
}
