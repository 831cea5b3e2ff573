package io.beltline.activities.step;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.PairConfiguration;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One attempt of a step. All its sessions and child processes carry its tag and end with it, also
 * when the step is cancelled. The first session on a side takes the side's {@link Lease}.
 */
public final class Attempt implements AutoCloseable {
  private final Pair pair;
  private final PairConfiguration configuration;
  private final SessionTag tag;
  private final SessionUse use;
  private final boolean ofCommand;
  private final Heartbeats heartbeats;
  private final Map<Side, Connection> leases = new ConcurrentHashMap<>();
  private final Map<Side, ReentrantLock> leaseLocks = new EnumMap<>(Side.class);
  private final IdleSessions idle;
  private final Map<Connection, IdleSessions.Key> sessions = new ConcurrentHashMap<>();
  private final List<Process> children = new CopyOnWriteArrayList<>();
  private final List<SessionTag> takenOver = new ArrayList<>();
  private volatile boolean closed;

  Attempt(
      Pair pair,
      PairConfiguration configuration,
      SessionTag tag,
      SessionUse use,
      boolean ofCommand,
      Heartbeats heartbeats,
      IdleSessions idle) {
    this.pair = pair;
    this.configuration = configuration;
    this.tag = tag;
    this.use = use;
    this.ofCommand = ofCommand;
    this.heartbeats = heartbeats;
    this.idle = idle;
    leaseLocks.put(Side.SOURCE, new ReentrantLock());
    leaseLocks.put(Side.DESTINATION, new ReentrantLock());
    heartbeats.onEnd(this::interruptWork);
  }

  /** The pair that the step is about. */
  public Pair pair() {
    return pair;
  }

  /** The pair's whole configuration. */
  public PairConfiguration configuration() {
    return configuration;
  }

  /** One side's server. */
  public Server server(Side side) {
    return side == Side.SOURCE ? configuration.source() : configuration.destination();
  }

  /** What sessions and child processes of this attempt carry as {@code application_name}. */
  public String applicationName() {
    return tag.toString();
  }

  /** What tells this step, of whatever attempt, from the others on the same database. */
  public String step() {
    return tag.ofStep();
  }

  /** How many times the step was started, this time included, counted from 1. */
  public int number() {
    return tag.attempt();
  }

  /**
   * Declares that this step undoes another: before it acts on a side it ends what attempts of that
   * step left there. To be called before the first session is opened.
   */
  public void takesOver(String otherStep) {
    takenOver.add(SessionTag.ofAnyAttempt(pair, otherStep));
  }

  /** Opens a session as the side's root user, in auto-commit mode. The attempt closes it. */
  public Connection connect(Side side) throws SQLException {
    return connect(side, server(side).root());
  }

  /** Opens a session on each side at once, as the root users: half the time of one by one. */
  public PairSessions connectBoth() throws SQLException {
    Both<Connection, Connection> sessions =
        Both.ask(() -> connect(Side.SOURCE), () -> connect(Side.DESTINATION));
    return new PairSessions(sessions.first(), sessions.second());
  }

  /** Opens a session as another user of the side. */
  public Connection connect(Side side, Credentials user) throws SQLException {
    ReentrantLock lock = Objects.requireNonNull(leaseLocks.get(side));
    lock.lock();
    try {
      return connectUnderLease(side, user);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Succeeds if a user of the side gets in: opens a session that does nothing else, and closes it.
   * It takes no lease, and so needs no root user that gets in.
   *
   * @param patience how long it may take to connect and log in, and then to answer
   */
  public void tryLogin(Side side, Credentials user, Duration patience) throws SQLException {
    heartbeats.throwIfEnded();
    try (Connection session =
        Databases.open(server(side), user, tag.toString(), patience, patience)) {
      Query.of(session, "select 1").run();
    }
  }

  /**
   * Opens a session of the side's root user that talks the streaming replication protocol. It does
   * not end with the attempt: whoever asks for it closes it.
   */
  public Connection openForReplication(Side side) throws SQLException {
    heartbeats.throwIfEnded();
    return Databases.openForReplication(
        server(side), server(side).root(), SessionTag.ofAnyAttempt(pair, "Changes").toString());
  }

  /** Whether a command runs the step, beside whatever else is done with the pair. */
  public boolean isOfCommand() {
    return ofCommand;
  }

  private Connection connectUnderLease(Side side, Credentials user) throws SQLException {
    Connection lease = leases.get(side);
    if (lease == null) {
      lease = open(side, server(side).root(), true);
      leases.put(side, lease);
      if (user.equals(server(side).root())) {
        return lease;
      }
    }
    if (lease.isClosed()) {
      throw StepFailures.later("Superseded", "The lease on the " + side + " was lost: " + tag);
    }
    return open(side, user, false);
  }

  private Connection open(Side side, Credentials user, boolean leasing) throws SQLException {
    heartbeats.throwIfEnded();
    IdleSessions.Key key = IdleSessions.Key.of(server(side), user, use.statementLimit());
    Connection connection;
    if (use.kept()) {
      connection =
          idle.takeOrOpen(
              key, tag, server(side), user, session -> begin(session, key, side, leasing));
    } else {
      connection = Databases.open(server(side), user, tag.toString(), use.statementLimit());
      begin(connection, key, side, leasing);
    }
    // Who was told to end while it was being opened has not ended this one.
    heartbeats.throwIfEnded();
    if (closed && sessions.remove(connection) != null) {
      Sessions.close(connection);
      throw StepFailures.later("StepOver", "The step is over: " + tag);
    }
    return connection;
  }

  /** What is done first takes one round trip, and tells whether an idle session still works. */
  private void begin(Connection session, IdleSessions.Key key, Side side, boolean leasing)
      throws SQLException {
    sessions.put(session, key);
    if (leasing) {
      for (SessionTag other : takenOver) {
        Lease.take(session, other, tag, side);
      }
      Lease.take(session, tag, tag, side);
    } else if (use.kept()) {
      Sessions.tag(session, tag);
    }
  }

  /** Cancels what one of the attempt's sessions does and ends it, from another thread. */
  public void interrupt(Connection session) {
    Sessions.interrupt(session);
  }

  /** Starts a child process that ends with the attempt. Its command line must hold no secret. */
  public Process start(ProcessBuilder command) throws java.io.IOException {
    heartbeats.throwIfEnded();
    Process child = command.start();
    children.add(child);
    return child;
  }

  /** Keeps what the next heartbeat carries. */
  public void report(Progress progress) {
    heartbeats.report(progress);
  }

  /**
   * Keeps what is added to the summary of every progress from now on, from any thread.
   *
   * @param remark a sentence without its stop; empty for nothing
   */
  public void remark(String remark) {
    heartbeats.remark(remark);
  }

  /** Ends the step if it was cancelled or its worker stops; to be called in every loop. */
  public void throwIfEnded() {
    heartbeats.throwIfEnded();
  }

  /** Waits a moment in a polling loop; ends early and throws when the step is cancelled. */
  public void pause(Duration duration) {
    heartbeats.pause(duration);
  }

  private void interruptWork() {
    children.forEach(Process::destroyForcibly);
    sessions.keySet().forEach(Sessions::interrupt);
  }

  @Override
  public void close() {
    children.forEach(Process::destroyForcibly);
    // A thread beside the step may be opening one at this moment, and closes it then.
    closed = true;
    for (Connection session : List.copyOf(sessions.keySet())) {
      IdleSessions.Key key = sessions.remove(session);
      if (key != null) {
        release(session, key);
      }
    }
  }

  private void release(Connection connection, IdleSessions.Key key) {
    if (use.kept() && heartbeats.end() == null) {
      idle.giveBack(key, tag, connection);
    } else {
      Sessions.close(connection);
    }
  }
}
