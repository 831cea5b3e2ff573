package io.beltline.testbed.mutation;

import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sessions that keep writing on the source: to tables that a link carries, no matter which rows.
 */
final class Load implements AutoCloseable {

  /** So that the link's position moves, and nothing that is compared with an expectation. */
  static final List<String> TRAFFIC =
      List.of(
          "update traffic set v = v || '.' where id = 1 + %1$d %% 2000; select pg_sleep(0.02)",
          "update traffic set v = 'v' where id = 1 + %1$d %% 2000; select pg_sleep(0.02)");

  /** Rows that come, change and go, in tables of every kind; some all the time. */
  static final List<String> EVERYWHERE =
      List.of(
          "update wide set n = n + 1, note = 'note ' || %1$d where id = 1 + (%1$d * 7919::bigint) %% 60000",
          "update wide set n = -n where id = 30000",
          "insert into wide values (70000 + %1$d, %1$d, 'new')",
          "delete from wide where id between 70000 and 70000 + %1$d - 50",
          "update kinds set n = %1$d, t = 't' || %1$d, j = '{\"a\": %1$d}', at = now() where id = 1 + %1$d %% 60",
          "update pairs set v = 'w' || %1$d where a = %1$d %% 10",
          "update \"Odd \"\"Schema\".\"Mixed Case\" set \"Value?\" = 'w' || %1$d where \"The Key\" = 'k''' || 1 + %1$d %% 100 || '\"'",
          "update identified set v = 'w' || %1$d where code = 'c' || 1 + %1$d %% 100",
          "update accounts set v = 'w' || %1$d where mail = 'USER' || 1 + %1$d %% 50 || '@example.org'",
          "update measured set v = 'w' || %1$d where id = 1 + %1$d %% 60",
          "insert into measured values (1000 + %1$d, '2026-06-01', 'new')",
          "delete from measured where id between 1000 and 1000 + %1$d - 20",
          "update animals set name = 'w' || %1$d where id = 1 + %1$d %% 20",
          "update papers set scan = set_byte(scan, 47000, %1$d %% 256) where id = 1 + %1$d %% 12",
          "update orders set note = 'w' || %1$d where id = 1 + %1$d %% 100",
          "begin; update orders set v = v + 1 where id = 7; update tickets set v = 'w' || %1$d where id = 7; select pg_sleep(0.05); commit");

  private static final String DEADLOCK = "40P01";

  /** Between two statements of a session: an application does not wait for the processor alone. */
  private static final long PAUSE_NANOS = 4_000_000;

  private final ExecutorService threads;
  private final List<CompletableFuture<Void>> sessions = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;

  /** Starts so many sessions, each with a share of the statements. */
  Load(PostgresPair pair, List<String> statements, int count) {
    this.threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      int first = i;
      sessions.add(
          CompletableFuture.runAsync(() -> write(pair, statements, first, count), threads));
    }
  }

  /** How many statements were acknowledged. */
  long done() {
    return done.get();
  }

  private void write(PostgresPair pair, List<String> statements, int first, int step) {
    try (Connection connection = pair.connectToSource();
        Statement statement = connection.createStatement()) {
      for (long i = first; !stopped; i += step) {
        String template = statements.get((int) (i / step % statements.size()));
        execute(statement, template.formatted(i));
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the load could not write", e);
    }
  }

  private void execute(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
      done.incrementAndGet();
    } catch (SQLException e) {
      if (!DEADLOCK.equals(e.getSQLState())) {
        throw e;
      }
      statement.execute("rollback");
    }
  }

  /** Ends the sessions; fails if one of them has failed. */
  @Override
  public void close() {
    stopped = true;
    threads.shutdown();
    sessions.forEach(CompletableFuture::join);
  }
}
