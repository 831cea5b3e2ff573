package io.beltline.testbed.ledger;

import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Semaphore;

/**
 * The way to the database, shared by all sessions: the side that let a session in last is tried
 * first, and after a refusal the other one.
 *
 * <p>Like a connection pool, it opens one connection at a time, and waits a little after a refusal.
 * Otherwise twenty sessions that are all refused would take the machine away from the migration
 * that they wait for.
 */
final class Route {

  private static final Duration BACK_OFF = Duration.ofMillis(10);

  private final PostgresPair pair;
  private final String password;
  private final Semaphore opening = new Semaphore(1, true);
  private Side preferred = Side.SOURCE;

  Route(PostgresPair pair, String password) {
    this.pair = pair;
    this.password = password;
  }

  /**
   * Connects to the side that is preferred now; a refusal makes the other side preferred.
   *
   * @throws SQLException when that side refuses; it may be tried again at once
   */
  Way open(String login) throws SQLException, InterruptedException {
    opening.acquire();
    Side side = preferred();
    try {
      return new Way(side, DriverManager.getConnection(url(side), properties(login)));
    } catch (SQLException e) {
      turnAwayFrom(side);
      Thread.sleep(BACK_OFF.toMillis());
      throw e;
    } finally {
      opening.release();
    }
  }

  /** Notes that a side does not take writes any more. */
  synchronized void turnAwayFrom(Side side) {
    if (preferred == side) {
      preferred = side.other();
    }
  }

  private synchronized Side preferred() {
    return preferred;
  }

  private String url(Side side) {
    return (side == Side.SOURCE ? pair.source() : pair.destination()).jdbcUrl(pair.database());
  }

  private Properties properties(String login) {
    Properties properties = new Properties();
    properties.setProperty("user", login);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "shop");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "20");
    return properties;
  }

  /**
   * An open connection, and where it leads.
   *
   * @param side the address that let it in
   * @param connection without auto-commit
   */
  record Way(Side side, Connection connection) implements AutoCloseable {

    Way {
      try {
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        throw new IllegalStateException("a new connection refuses transactions", e);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
