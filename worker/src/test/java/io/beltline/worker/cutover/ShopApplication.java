package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One session for each login of the shop; each writes wherever it is let in and keeps a ledger of
 * what was acknowledged.
 */
final class ShopApplication implements AutoCloseable {
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WRITE =
      """
      with customer as (
        insert into customers (name, email) values (?, ?) returning id
      ), placed as (
        insert into orders (customer_id, total) select id, 1 from customer
      ), visited as (
        insert into visits (page, ticket) values ('/checkout', nextval('tickets'))
      )
      insert into ledger (session, number, payload) values (?, ?, ?)
      """;

  private final PostgresPair servers;
  private final SmallShop shop;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();
  private final Set<String> errors = ConcurrentHashMap.newKeySet();
  private final List<Thread> sessions = new ArrayList<>();
  private volatile boolean stopped;

  private ShopApplication(PostgresPair servers, SmallShop shop) {
    this.servers = servers;
    this.shop = shop;
  }

  static ShopApplication start(PostgresPair servers, SmallShop shop) {
    ShopApplication application = new ShopApplication(servers, shop);
    for (int session = 0; session < SmallShop.LOGINS.size(); session++) {
      int number = session;
      Thread thread = new Thread(() -> application.write(number), "shop-" + session);
      thread.setDaemon(true);
      application.sessions.add(thread);
      thread.start();
    }
    return application;
  }

  long acknowledged() {
    return acknowledged.size();
  }

  private void write(int session) {
    boolean atSource = true;
    int number = 0;
    while (!stopped) {
      try (Connection connection = connect(atSource, SmallShop.LOGINS.get(session));
          PreparedStatement statement = connection.prepareStatement(WRITE)) {
        while (!stopped) {
          number++;
          writeOne(connection, statement, session, number);
          LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
        }
      } catch (SQLException e) {
        errors.add(String.valueOf(e.getSQLState()));
        atSource = !atSource;
        LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
      }
    }
  }

  private Connection connect(boolean atSource, String login) throws SQLException {
    Connection connection =
        (atSource ? servers.source() : servers.destination())
            .connect(servers.database(), login, shop.password());
    connection.setAutoCommit(false);
    return connection;
  }

  private void writeOne(Connection connection, PreparedStatement statement, int session, int number)
      throws SQLException {
    String entry = session + ":" + number;
    statement.setString(1, "customer of " + entry);
    statement.setString(2, entry + "@example.net");
    statement.setInt(3, session);
    statement.setInt(4, number);
    statement.setString(5, entry);
    statement.execute();
    inDoubt.add(entry);
    connection.commit();
    acknowledged.add(entry);
    inDoubt.remove(entry);
  }

  /** Every acknowledged commit stands in the ledger of this side exactly once, and no other. */
  void assertNothingLostOrDuplicatedOn(Connection winner) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = winner.createStatement();
        ResultSet ledger = statement.executeQuery("select payload from ledger")) {
      while (ledger.next()) {
        rows.add(ledger.getString(1));
      }
    }
    Set<String> found = new TreeSet<>(rows);
    Set<String> lost = new TreeSet<>(acknowledged);
    lost.removeAll(found);
    assertEquals(Set.of(), lost, "lost");
    assertEquals(found.size(), rows.size(), "rows, with duplicates");
    found.removeAll(acknowledged);
    found.removeAll(inDoubt);
    assertEquals(Set.of(), found, "nobody was told of these");
  }

  /** The SQLSTATEs that sessions met; none but refusals and ended sessions means no bad data. */
  Set<String> errors() {
    return new TreeSet<>(errors);
  }

  /** Returns when the last transaction has ended. */
  void stop() {
    stopped = true;
    for (Thread session : sessions) {
      try {
        session.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      assertEquals(false, session.isAlive(), session.getName() + " does not end");
    }
  }

  @Override
  public void close() {
    stop();
  }
}
