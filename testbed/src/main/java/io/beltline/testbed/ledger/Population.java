package io.beltline.testbed.ledger;

import io.beltline.testbed.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What is there to be written about.
 *
 * @param customers how many there are, numbered from 1
 * @param products how many there are, numbered from 1
 * @param lastSession the highest session number that the ledger holds
 */
record Population(long customers, long products, int lastSession) {

  private static final String COUNT =
      """
      select (select count(*) from customers), (select count(*) from products),
        (select coalesce(max(session), 0) from ledger)
      """;

  static Population of(PostgresPair pair) throws SQLException {
    try (Connection connection = pair.connectToSource();
        Statement statement = connection.createStatement();
        ResultSet counts = statement.executeQuery(COUNT)) {
      counts.next();
      return new Population(counts.getLong(1), counts.getLong(2), counts.getInt(3));
    }
  }
}
