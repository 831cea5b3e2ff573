package io.beltline.activities.step;

import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sessions of the outage's steps for a moment, because the next step of an outage comes
 * within milliseconds and a new session with its password exchange costs ten of them. Nothing
 * depends on it: a session that is gone is opened anew.
 *
 * <p>Not a pool library: those hide a refused password behind their own time-out, and a step must
 * tell it at once.
 */
final class IdleSessions {
  private static final Logger log = LoggerFactory.getLogger(IdleSessions.class);
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final int MAX_EACH = 8;

  private final Map<Key, Deque<Idle>> idle = new ConcurrentHashMap<>();
  private final ExecutorService resets = Executors.newCachedThreadPool(IdleSessions::thread);

  /** Closes what nobody has taken again. */
  IdleSessions() {
    TimerTask closing =
        new TimerTask() {
          @Override
          public void run() {
            closeOld();
          }
        };
    new Timer("beltline-idle-sessions", true).schedule(closing, KEPT.toMillis(), SWEEP.toMillis());
  }

  /** A session of this user that works, begun for its step: an idle one, or a new one. */
  Connection takeOrOpen(Key key, SessionTag tag, Server server, Credentials user, Beginning first)
      throws SQLException {
    Deque<Idle> sessions = idle.getOrDefault(key, new ConcurrentLinkedDeque<>());
    for (Idle found = poll(sessions, tag); found != null; found = poll(sessions, tag)) {
      if (found.isReset()) {
        try {
          return begun(found.connection, first);
        } catch (SQLException e) {
          log.debug("an idle session is gone; another one is opened", e);
        }
      }
    }
    return begun(Databases.openForRepeats(server, user, SessionTag.IDLE, key.limit), first);
  }

  private static Connection begun(Connection connection, Beginning first) throws SQLException {
    try {
      first.of(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      Sessions.close(connection);
      throw e;
    }
  }

  /** One that the same step had knows its tables and statements; otherwise the last one used. */
  private static @Nullable Idle poll(Deque<Idle> sessions, SessionTag tag) {
    Optional<Idle> had =
        List.copyOf(sessions).stream()
            .filter(session -> session.step.equals(tag.ofStep()))
            .filter(sessions::remove)
            .findFirst();
    return had.isPresent() ? had.get() : sessions.pollFirst();
  }

  /**
   * Takes a session back from a step. In a moment, which the step's end does not wait for, its
   * locks are released, its settings are those of its start, and it has no tag of a step.
   */
  void giveBack(Key key, SessionTag tag, Connection connection) {
    Deque<Idle> sessions = idle.computeIfAbsent(key, k -> new ConcurrentLinkedDeque<>());
    if (sessions.size() >= MAX_EACH) {
      Sessions.close(connection);
      return;
    }
    FutureTask<Boolean> reset = new FutureTask<>(() -> Sessions.reset(connection));
    sessions.addFirst(new Idle(connection, tag.ofStep(), Instant.now(), reset));
    resets.execute(reset);
  }

  private static Thread thread(Runnable reset) {
    Thread thread = new Thread(reset, "beltline-reset");
    thread.setDaemon(true);
    return thread;
  }

  private void closeOld() {
    Instant before = Instant.now().minus(KEPT);
    for (Deque<Idle> sessions : idle.values()) {
      for (Idle last = sessions.peekLast();
          last != null && last.since.isBefore(before);
          last = sessions.peekLast()) {
        if (sessions.remove(last)) {
          Sessions.close(last.connection);
        }
      }
    }
  }

  /** Whose sessions are alike. */
  record Key(String address, int port, String database, String user, Duration limit) {
    static Key of(Server server, Credentials user, Duration limit) {
      return new Key(server.address(), server.port(), server.database(), user.name(), limit);
    }
  }

  /** What a step does first in its session. */
  @FunctionalInterface
  interface Beginning {
    void of(Connection connection) throws SQLException;
  }

  private record Idle(
      Connection connection, String step, Instant since, FutureTask<Boolean> reset) {

    /** Waits until the session is reset; false, and closed, if that could not be done. */
    boolean isReset() {
      try {
        if (reset.get()) {
          return true;
        }
      } catch (ExecutionException e) {
        log.debug("a session cannot be used again", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Sessions.close(connection);
      return false;
    }
  }
}
