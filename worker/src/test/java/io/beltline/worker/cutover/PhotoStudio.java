package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that makes, writes over and removes large objects on the source until it is not
 * let in any more. In the same transaction it writes down in the table {@code photos} what each has
 * to be.
 */
final class PhotoStudio implements AutoCloseable {
  /** The table that it needs. */
  static final String TABLE =
      """
      create table photos (
        id bigint generated always as identity primary key,
        content oid not null,
        digest text not null
      );
      grant select, insert, update, delete on photos to shop_readwrite
      """;

  private static final int SIZE = 5_000;
  private static final long BETWEEN_WRITES_NANOS = 20_000_000;
  private static final String MAKE =
      "insert into photos (content, digest) values (pg_catalog.lo_from_bytea(0, ?), '') returning id";
  private static final String WRITE_OVER =
      "select pg_catalog.lo_put(content, 100, ?)::text, id from photos where id = ?";
  private static final String WRITE_DOWN =
      "update photos set digest = md5(pg_catalog.lo_get(content)) where id = ? returning id";
  private static final String REMOVE =
      "with gone as (delete from photos where id = ? returning content) select lo_unlink(content) from gone";

  private final MovingBed bed;
  private final Random random = new Random(7);
  private final Deque<Long> there = new ArrayDeque<>();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::workUntilRefused, "studio");
  private volatile boolean stopped;

  private PhotoStudio(MovingBed bed) {
    this.bed = bed;
    thread.setDaemon(true);
  }

  static PhotoStudio start(MovingBed bed) {
    PhotoStudio studio = new PhotoStudio(bed);
    studio.thread.start();
    return studio;
  }

  /** How many large objects it has made so far. */
  int made() {
    return acknowledged.size();
  }

  private void workUntilRefused() {
    try (Connection connection =
        bed.servers
            .source()
            .connect(MovingBed.PAIR.db(), SmallShop.LOGINS.get(0), bed.shop.password())) {
      connection.setAutoCommit(false);
      while (!stopped) {
        work(connection);
        LockSupport.parkNanos(BETWEEN_WRITES_NANOS);
      }
    } catch (SQLException fenced) {
      stopped = true;
    }
  }

  /** Makes three, writes over the oldest and removes the one after it. */
  private void work(Connection connection) throws SQLException {
    for (int n = 0; n < 3; n++) {
      long id = number(connection, MAKE, bytes(SIZE));
      number(connection, WRITE_DOWN, id);
      connection.commit();
      acknowledged.add(id);
      there.add(id);
    }
    long oldest = there.remove();
    try (PreparedStatement statement = connection.prepareStatement(WRITE_OVER)) {
      statement.setBytes(1, bytes(SIZE));
      statement.setLong(2, oldest);
      statement.execute();
    }
    number(connection, WRITE_DOWN, oldest);
    connection.commit();
    long next = there.remove();
    acknowledged.remove(next);
    number(connection, REMOVE, next);
    connection.commit();
  }

  private byte[] bytes(int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    return content;
  }

  private static long number(Connection connection, String sql, Object value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        assertTrue(rows.next(), sql);
        return rows.getLong(1);
      }
    }
  }

  /** Every photo of which it was told that it is committed is there, and each is what it was. */
  void assertNothingLostOn(Side won) {
    Set<Long> lost = new TreeSet<>(acknowledged);
    bed.rows(won, "select id from photos").forEach(id -> lost.remove(Long.valueOf(id)));
    assertEquals(Set.of(), lost, "lost");
    assertEquals(
        "0",
        bed.value(won, "select count(*) from photos where digest <> md5(lo_get(content))"),
        "photos that are not what they were");
  }

  @Override
  public void close() {
    stop();
  }

  /** Returns when the last transaction has ended. */
  void stop() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
