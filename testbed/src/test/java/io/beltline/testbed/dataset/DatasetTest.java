package io.beltline.testbed.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.PostgresServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DatasetTest {

  private static final Dataset DATASET = Dataset.small();

  private static PostgresServer server;

  @BeforeAll
  static void load() throws SQLException {
    server = PostgresServers.start();
    server.createDatabase("shop");
    DATASET.load(server, "shop");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void hasTheShapesThatAMigrationMeets() throws SQLException {
    assertAtLeast(30, "select count(*) from pg_tables where schemaname = 'public'");
    assertAtLeast(40, "select count(*) from pg_sequences");
    assertAtLeast(30, "select count(*) from pg_constraint where contype = 'f'");
    assertAtLeast(2, "select count(*) from pg_constraint where not convalidated");
    assertAtLeast(
        3,
        """
        select count(*) from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
        """);
    assertAtLeast(6, "select count(*) from pg_class where relispartition and relkind = 'r'");
    assertAtLeast(1, "select count(*) from audit_log where factor = 'NaN'");
    assertEquals(0, count("select count(*) from pg_class where relpersistence = 'u'"));
  }

  @Test
  void fillsEveryTableButTheLedger() throws SQLException {
    try (Connection connection = server.connect("shop");
        Statement statement = connection.createStatement();
        ResultSet empty =
            statement.executeQuery(
                """
                select string_agg(relname, ',') from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples <= 0
                """)) {
      assertTrue(empty.next());
      assertEquals("ledger", empty.getString(1));
    }
  }

  @Test
  void givesEveryLoginTheRightsOfTheGroup() throws SQLException {
    for (String login : Dataset.logins()) {
      try (Connection connection = server.connect("shop", login, DATASET.password());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(
            "insert into orders (customer_id, total) select id, 1 from customers limit 1");
        statement.execute("insert into clicks (page, ticket) select '/', nextval('tickets')");
        connection.rollback();
      }
    }
    assertEquals(20, Dataset.logins().size());
    assertEquals(
        0, count("select count(*) from pg_roles where rolname = 'shop_readwrite' and rolcanlogin"));
  }

  @Test
  void leavesADestinationEmptyButOwned() throws SQLException {
    server.createDatabase("prepared");

    DATASET.prepareDestination(server, "prepared");

    server.connect("prepared", Dataset.OWNER, DATASET.password()).close();
    assertEquals(
        1,
        count(
            "select count(*) from pg_database where datname = 'prepared' and datdba = 'shop_owner'::regrole"));
  }

  private static void assertAtLeast(long expected, String query) throws SQLException {
    long found = count(query);
    assertTrue(
        found >= expected, "expected at least " + expected + ", found " + found + ": " + query);
  }

  private static long count(String query) throws SQLException {
    try (Connection connection = server.connect("shop");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }
}
