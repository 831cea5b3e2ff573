package io.beltline.testbed.ledger;

import io.beltline.testbed.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What one transaction of the shop writes: a ledger row, an order with two items, a counter, a
 * click without a key, stock, and now and then a delete. All of it in one round trip.
 */
final class BusinessTransaction implements AutoCloseable {

  private static final String SQL = Resource.text(BusinessTransaction.class, "transaction.sql");

  private final PreparedStatement statement;
  private final Population population;

  BusinessTransaction(Connection connection, Population population) throws SQLException {
    statement = connection.prepareStatement(SQL);
    this.population = population;
  }

  /** Writes, and leaves the commit to the caller. */
  void write(Entry entry) throws SQLException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long product = random.nextLong(population.products()) + 1;
    int position = 1;
    statement.setInt(position++, entry.session());
    statement.setLong(position++, entry.number());
    statement.setString(position++, entry.payload());
    statement.setLong(position++, random.nextLong(population.customers()) + 1);
    statement.setLong(position++, product);
    statement.setString(position++, "counter " + (entry.session() % 64 + 1));
    statement.setInt(position++, entry.session());
    statement.setLong(position++, product);
    statement.setLong(position, entry.number() % 10 == 0 ? random.nextLong(100_000) : 0);
    statement.execute();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
