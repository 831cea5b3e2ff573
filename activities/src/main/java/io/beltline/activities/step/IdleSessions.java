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
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of the outage's steps for a moment, because the next step of an outage comes
 * within milliseconds and a new session with its password exchange costs ten of them. Nothing
 * depends on it: a session that is gone is opened anew.
 *
 * <p>Not a pool library: those hide a refused password behind their own time-out, and a step must
 * tell it at once.
 */
final class IdleSessions {
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final int MAX_EACH = 8;

  private final Map<Key, Deque<Idle>> idle = new ConcurrentHashMap<>();

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

  /** A session of this user that works, tagged for its step: an idle one, or a new one. */
  Connection takeOrOpen(Key key, SessionTag tag, Server server, Credentials user)
      throws SQLException {
    Deque<Idle> sessions = idle.getOrDefault(key, new ConcurrentLinkedDeque<>());
    for (Idle found = poll(sessions, tag); found != null; found = poll(sessions, tag)) {
      if (Sessions.stillWorks(found.connection, tag)) {
        return found.connection;
      }
    }
    Connection opened = Databases.openForRepeats(server, user, SessionTag.IDLE, key.limit);
    Sessions.tag(opened, tag);
    return opened;
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
   * Takes a session back from a step: locks released, settings as they were at its start, no tag of
   * a step.
   */
  void giveBack(Key key, SessionTag tag, Connection connection) {
    Deque<Idle> sessions = idle.computeIfAbsent(key, k -> new ConcurrentLinkedDeque<>());
    if (sessions.size() < MAX_EACH && Sessions.reset(connection)) {
      sessions.addFirst(new Idle(connection, tag.ofStep(), Instant.now()));
    } else {
      Sessions.close(connection);
    }
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

  private record Idle(Connection connection, String step, Instant since) {}
}
