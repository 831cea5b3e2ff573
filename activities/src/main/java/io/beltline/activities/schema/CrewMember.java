package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One session of a {@link Crew}, which takes one job after another. */
final class CrewMember implements Callable<Integer> {
  /** Lock not available, deadlock: nothing was done, and the next time it may go. */
  private static final Set<String> BLOCKED = Set.of("55P03", "40P01");

  /** Undefined function, table, object, schema. */
  static final Set<String> NOT_FOUND = Set.of("42883", "42P01", "42704", "3F000");

  private static final String USUAL_PATH = Statements.of(CrewMember.class, "search-path.sql");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Attempt attempt;
  private final Connection connection;
  private final PGConnection driver;
  private final Queue<Job> queue;
  private final AtomicInteger done = new AtomicInteger();
  private volatile String current = "";

  CrewMember(Attempt attempt, Connection connection, Queue<Job> queue) throws SQLException {
    this.attempt = attempt;
    this.connection = connection;
    this.driver = connection.unwrap(PGConnection.class);
    this.queue = queue;
  }

  @Override
  public Integer call() throws SQLException {
    Query.of(connection, "set maintenance_work_mem = '128MB'").run();
    for (@Nullable Job job = queue.poll(); job != null; job = queue.poll()) {
      attempt.throwIfEnded();
      current = job.name();
      try {
        runWhenNotBlocked(job);
      } catch (SQLException e) {
        job.onError().accept(e);
      }
      done.incrementAndGet();
    }
    return done.get();
  }

  /** From its beginning each time: a build without lock that is broken off leaves something. */
  private void runWhenNotBlocked(Job job) throws SQLException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        runWithAPath(job);
        return;
      } catch (SQLException e) {
        if (!BLOCKED.contains(String.valueOf(e.getSQLState())) || Instant.now().isAfter(deadline)) {
          throw e;
        }
        attempt.pause(BETWEEN_TRIES);
      }
    }
  }

  /**
   * With an empty search path, unless a function that the statement calls relies on the path of an
   * ordinary session.
   */
  private void runWithAPath(Job job) throws SQLException {
    try {
      run(job);
    } catch (SQLException e) {
      if (!NOT_FOUND.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      setPath(Query.of(connection, USUAL_PATH).one(row -> row.getString(1)));
      try {
        run(job);
      } finally {
        if (!connection.isClosed()) {
          setPath("");
        }
      }
    }
  }

  private void run(Job job) throws SQLException {
    for (String statement : job.statements()) {
      Ddl.run(connection, statement);
    }
  }

  private void setPath(String path) throws SQLException {
    Query.of(connection, "select pg_catalog.set_config('search_path', ?, false)", path).run();
  }

  /** Jobs done so far. */
  int done() {
    return done.get();
  }

  /** The name of the job it is at. */
  String current() {
    return current;
  }

  /** The process id of its session. */
  int pid() {
    return driver.getBackendPID();
  }

  /** Ends its session, and what it still does. */
  void stop() {
    attempt.interrupt(connection);
  }
}
