package io.beltline.testbed.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of the shop: from the rows before the application started and the number of its
 * transactions follows how many rows every table must have afterwards.
 *
 * @param before the rows when nobody wrote yet
 * @param stock pieces in stock at that time
 */
public record RowAccount(Rows before, long stock) {

  /** Rows that each transaction of the application adds. */
  private static final Map<String, Integer> ADDED =
      Map.of("ledger", 1, "orders", 1, "order_items", 2, "order_status_log", 1, "clicks", 1);

  /** Here the application deletes now and then, at random. */
  private static final String SHRINKING = "cart_items";

  private static final String STOCK = "select sum(pieces) from stock_levels";
  private static final String COUNTERS = "select sum(value) from counters";
  private static final String TRANSACTIONS = "select count(*) from ledger";

  /** Opens the books, on a source that nobody has written to since the data set was loaded. */
  public static RowAccount open(Connection source) throws SQLException {
    return new RowAccount(Rows.of(source), number(source, STOCK));
  }

  /** Closes the books on the side that won: every line is a difference, none means all is there. */
  public List<String> differences(Connection winner) throws SQLException {
    long transactions = number(winner, TRANSACTIONS);
    Map<String, Long> after = Rows.of(winner).counts();
    List<String> differences = new ArrayList<>();
    expected(winner)
        .forEach(
            (table, rows) -> compare(table, rows, after.getOrDefault(table, -1L), differences));
    after.keySet().stream()
        .filter(table -> !before.counts().containsKey(table))
        .forEach(table -> differences.add(table + " was not there before"));
    sum("counters", transactions, number(winner, COUNTERS), differences);
    sum("stock", stock - transactions, number(winner, STOCK), differences);
    return differences;
  }

  /** How many rows each table must have on the side that won. */
  Map<String, Long> expected(Connection winner) throws SQLException {
    long transactions = number(winner, TRANSACTIONS);
    Map<String, Long> expected = new TreeMap<>();
    before
        .counts()
        .forEach(
            (table, rows) ->
                expected.put(table, rows + transactions * ADDED.getOrDefault(table, 0)));
    return expected;
  }

  private static void compare(String table, long expected, long found, List<String> differences) {
    boolean right = table.equals(SHRINKING) ? found >= 0 && found <= expected : found == expected;
    if (!right) {
      differences.add(
          found < 0
              ? table + " is missing"
              : "%s has %,d rows instead of %,d".formatted(table, found, expected));
    }
  }

  private static void sum(String name, long expected, long found, List<String> differences) {
    if (found != expected) {
      differences.add("%s add up to %,d instead of %,d".formatted(name, found, expected));
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
