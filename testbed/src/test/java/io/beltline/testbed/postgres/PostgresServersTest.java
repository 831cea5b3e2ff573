package io.beltline.testbed.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PostgresServersTest {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServers.start();
  }

  @AfterAll
  static void closeServer() {
    server.close();
  }

  @Test
  void letsPglogicalDecode() throws SQLException {
    server.createDatabase("decoded");
    server.execute("decoded", "create extension pglogical");

    assertEquals(
        "probe",
        ask(
            "decoded",
            "select slot_name from pg_create_logical_replication_slot('probe', 'pglogical_output')"));
    server.execute("decoded", "select pg_drop_replication_slot('probe')");
  }

  @Test
  void asksEveryoneForAPassword() {
    SQLException refused =
        assertThrows(
            SQLException.class, () -> server.connect("postgres", "postgres", "wrong").close());

    assertEquals("28P01", refused.getSQLState());
  }

  @Test
  void keepsWhatWasCommittedThroughStopAndCrash() throws SQLException {
    server.execute("postgres", "create table kept (id int primary key)");
    server.execute("postgres", "insert into kept values (1)");

    server.stop();
    assertThrows(SQLException.class, () -> server.connect("postgres").close());
    server.start();
    server.execute("postgres", "insert into kept values (2)");
    server.kill();
    server.start();

    assertEquals("2", ask("postgres", "select count(*) from kept"));
    assertTrue(server.log().contains("automatic recovery"), server.log());
  }

  @Test
  void answersNobodyWhileItIsFrozenAndGoesOnAfterwards() throws Exception {
    server.freeze();
    CompletableFuture<String> answer;
    try {
      answer = CompletableFuture.supplyAsync(PostgresServersTest::one);
      assertThrows(TimeoutException.class, () -> answer.get(500, TimeUnit.MILLISECONDS));
    } finally {
      server.thaw();
    }

    assertEquals("1", answer.get(20, TimeUnit.SECONDS));
  }

  private static String one() {
    try {
      return ask("postgres", "select 1");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void takesSettingsThatAMigrationMustRefuse() throws SQLException {
    ServerOptions options =
        ServerOptions.defaults().with("shared_preload_libraries", "pg_stat_statements");
    try (PostgresServer bare = PostgresServers.start(options);
        Connection connection = bare.connect("postgres")) {
      assertEquals("pg_stat_statements", ask(connection, "show shared_preload_libraries"));
    }
  }

  @Test
  void tellsWhyAServerDoesNotStart() {
    ServerOptions options = ServerOptions.defaults().with("max_connections", "many");

    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> PostgresServers.start(options).close());

    assertTrue(failure.toString().contains("max_connections"), failure.toString());
  }

  @Test
  void leavesNothingBehindWhenClosed() {
    PostgresServer closed = PostgresServers.start();

    closed.close();
    closed.close();

    assertThrows(SQLException.class, () -> closed.connect("postgres").close());
    assertFalse(Files.exists(closed.dataDirectory()));
  }

  private static String ask(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database)) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next(), "no row from " + sql);
      return rows.getString(1);
    }
  }
}
