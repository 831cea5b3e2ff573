package io.beltline.testbed.realschema;

import io.beltline.testbed.Resource;
import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.util.PSQLException;

/**
 * An application that inserts, updates and deletes in all tables of the source, with all triggers
 * and foreign keys, until it is locked out.
 */
final class Writers implements AutoCloseable {

  private static final String ROLE = "app_writer";
  private static final int SESSIONS = 3;
  private static final long PAUSE_NANOS = 15_000_000;
  private static final long FIRST_NEW_ROW = 10_000;

  private final PostgresPair pair;
  private final Catalog catalog;
  private final int rows;
  private final String password = "writer-" + UUID.randomUUID();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong next = new AtomicLong(FIRST_NEW_ROW);
  private final List<Thread> threads = new ArrayList<>();

  private Writers(PostgresPair pair, Catalog catalog, int rows) {
    this.pair = pair;
    this.catalog = catalog;
    this.rows = rows;
  }

  /**
   * Creates their role.
   *
   * @param rows how many rows each table was filled with: those that new rows refer to
   */
  static Writers prepare(PostgresPair pair, int rows) throws SQLException {
    try (Connection connection = pair.connectToSource();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      Writers writers = new Writers(pair, Catalog.of(connection), rows);
      statement.execute(Resource.text(Writers.class, "writer.sql").formatted(writers.password));
      return writers;
    }
  }

  /** Lets them write. */
  void start() {
    for (int session = 0; session < SESSIONS; session++) {
      int seed = session;
      Thread thread = new Thread(() -> write(new Random(seed)), "writer-" + session);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** How many transactions were acknowledged. */
  long commits() {
    return commits.get();
  }

  /** How many were refused, by a constraint or a trigger as a rule. */
  long refusals() {
    return refusals.get();
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends those that still write, and waits for them. */
  void stop() {
    stopped.set(true);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Logs in again whenever its session ends, until that is refused. */
  private void write(Random random) {
    while (!stopped.get()) {
      try (Connection connection = pair.source().connect(pair.database(), ROLE, password);
          Statement statement = connection.createStatement()) {
        statement.execute("set lock_timeout = '2s'; set statement_timeout = '10s'");
        List<RowMaker> makers =
            catalog.columns().keySet().stream().map(table -> new RowMaker(table, catalog)).toList();
        while (!stopped.get() && connection.isValid(1)) {
          write(connection, makers.get(random.nextInt(makers.size())), random);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      } catch (SQLException e) {
        if (String.valueOf(e.getSQLState()).startsWith("28")) {
          return;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void write(Connection connection, RowMaker maker, Random random) throws SQLException {
    int kind = random.nextInt(10);
    try {
      boolean done =
          kind < 4
              ? insert(connection, maker)
              : kind < 9 ? update(connection, maker, random) : delete(connection, maker);
      (done ? commits : refusals).incrementAndGet();
    } catch (PSQLException e) {
      refusals.incrementAndGet();
    }
  }

  private boolean insert(Connection connection, RowMaker maker) throws SQLException {
    long n = next.incrementAndGet();
    return maker.insert(connection, n, 1 + n % rows);
  }

  /** One column of some row; columns that foreign keys tie stay as they are. */
  private boolean update(Connection connection, RowMaker maker, Random random) throws SQLException {
    int place = random.nextInt(maker.columns().size());
    Column column = maker.columns().get(place);
    if (catalog.keys().tie(maker.table(), column.name())) {
      return false;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update %s set %s = cast(cast(? as text) as %s) %s"
                .formatted(
                    maker.table().quoted(),
                    TableName.quoted(column.name()),
                    column.typeName(),
                    anyRow(maker)))) {
      long n = next.incrementAndGet();
      statement.setString(1, maker.value(place, n, n));
      return statement.executeUpdate() > 0;
    }
  }

  private static boolean delete(Connection connection, RowMaker maker) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
              "delete from %s %s".formatted(maker.table().quoted(), anyRow(maker)))
          > 0;
    }
  }

  private static String anyRow(RowMaker maker) {
    return "where (tableoid, ctid) = (select tableoid, ctid from %s order by random() limit 1)"
        .formatted(maker.table().quoted());
  }
}
