package io.beltline.testbed.ledger;

import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The shop's application: keeps writing at a steady rate, wherever it is let in, until it is
 * closed.
 *
 * <p>It starts on the source. When a session is ended or refused it tries the other address, after
 * a few milliseconds, and so on.
 */
public final class WritingApplication implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Observations observations;
  private final List<Thread> sessions = new ArrayList<>();

  private WritingApplication(Observations observations) {
    this.observations = observations;
  }

  /** Starts writing to a pair whose source holds the data set. */
  public static WritingApplication start(PostgresPair pair, Dataset dataset, Load load)
      throws SQLException {
    Population population = Population.of(pair);
    Route route = new Route(pair, dataset.password());
    WritingApplication application = new WritingApplication(new Observations(load.journal()));
    for (int index = 0; index < load.sessions(); index++) {
      application.begin(
          new Session(
              population.lastSession() + 1 + index,
              Dataset.logins().get(index % Dataset.LOGINS),
              route,
              population,
              application.observations,
              load.interval(),
              application.stopped::get),
          index);
    }
    return application;
  }

  /** How many commits were acknowledged so far. */
  public long acknowledged() {
    return observations.promises().acknowledged();
  }

  /** How many commits a side acknowledged so far. */
  public long acknowledgedBy(Side side) {
    return observations.pace().acknowledgedBy(side);
  }

  /** Commits in each second since the start, for each side that had any. */
  public Map<Side, Map<Long, Long>> commitsPerSecond() {
    return observations.pace().perSecond();
  }

  /** The longest time in which no session at all got a commit acknowledged. */
  public Duration longestGap() {
    return observations.pace().longestGap();
  }

  /** From the last commit that a side acknowledged to the first one of the other side. */
  public Duration outageOnTheWayFrom(Side side) {
    return observations.pace().switchGap(side);
  }

  /** Every change from one side to the other, in order. */
  public List<Crossing> crossings() {
    return observations.pace().crossings();
  }

  /** How often each SQLSTATE was met. */
  public Map<String, Long> errors() {
    return observations.errors();
  }

  /** Compares what was promised so far with what a database holds; exact once this is stopped. */
  public Audit audit(Connection winner) throws SQLException {
    return Audit.of(observations.promises(), winner);
  }

  /** Stops writing, if it has not stopped already. */
  @Override
  public void close() {
    stop();
  }

  /** Stops writing; returns when the last transaction has ended. */
  public void stop() {
    stopped.set(true);
    try {
      for (Thread session : sessions) {
        session.join(PATIENCE.toMillis());
        if (session.isAlive()) {
          throw new IllegalStateException(session.getName() + " does not end");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the application stopped", e);
    }
    observations.close();
  }

  private void begin(Session session, int index) {
    Thread thread = new Thread(session, "shop-" + index);
    thread.setDaemon(true);
    sessions.add(thread);
    thread.start();
  }
}
