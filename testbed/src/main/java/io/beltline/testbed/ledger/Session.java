package io.beltline.testbed.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One session of the application: writes its entries in order, and goes where it is let in.
 *
 * <p>An entry whose transaction surely failed is written again. One whose commit got no answer is
 * in doubt and left alone, because a second row could be a duplicate.
 */
final class Session implements Runnable {

  private final int session;
  private final String login;
  private final Route route;
  private final Population population;
  private final Observations observations;
  private final Duration interval;
  private final BooleanSupplier stopped;
  private int number = 1;

  Session(
      int session,
      String login,
      Route route,
      Population population,
      Observations observations,
      Duration interval,
      BooleanSupplier stopped) {
    this.session = session;
    this.login = login;
    this.route = route;
    this.population = population;
    this.observations = observations;
    this.interval = interval;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    try {
      while (!stopped.getAsBoolean()) {
        writeUntilRefused();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilRefused() throws InterruptedException {
    try (Route.Way way = route.open(login);
        BusinessTransaction transaction = new BusinessTransaction(way.connection(), population)) {
      long due = System.nanoTime();
      while (!stopped.getAsBoolean()) {
        pauseUntil(due);
        due = Math.max(due, System.nanoTime() - interval.toNanos()) + interval.toNanos();
        try {
          transaction.write(new Entry(session, number));
        } catch (SQLException e) {
          route.turnAwayFrom(way.side());
          throw e;
        }
        commit(way);
      }
    } catch (SQLException e) {
      observations.error(e);
    }
  }

  private void commit(Route.Way way) throws SQLException {
    Entry entry = new Entry(session, number);
    try {
      way.connection().commit();
    } catch (SQLException e) {
      route.turnAwayFrom(way.side());
      if (CommitFate.isUnknownAfter(e)) {
        observations.inDoubt(entry);
        number++;
      }
      throw e;
    }
    observations.acknowledged(entry, way.side());
    number++;
  }

  private static void pauseUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left).toMillis());
    }
  }
}
