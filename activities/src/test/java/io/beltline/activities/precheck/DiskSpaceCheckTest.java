package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import io.beltline.configuration.secret.Password;
import io.beltline.configuration.secret.Secret;
import io.beltline.configuration.server.Credentials;
import io.beltline.configuration.server.Server;
import io.beltline.configuration.server.Tls;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiskSpaceCheckTest {
  private static final MigrationScope ORDERS =
      new MigrationScope(Optional.empty(), List.of("orders"), List.of());

  @Test
  void theForecastCountsWhatIsInScopeAndSaysWhatCannotBeSeen() throws SQLException {
    ServerOptions source = ServerOptions.defaults().with("max_slot_wal_keep_size", "64MB");
    try (StepBed bed = StepBed.start(source, ServerOptions.defaults(), config -> config)) {
      bed.run(
          Side.SOURCE,
          """
          create table orders (id int primary key, note text) with (autovacuum_enabled = off);
          insert into orders select g, repeat('x', 100) from generate_series(1, 150000) g;
          create table others (id int primary key);
          insert into others select generate_series(1, 100000)
          """);
      try (Connection from = bed.connect(Side.SOURCE);
          Connection to = bed.connect(Side.DESTINATION)) {
        long tables = bytes(from, "pg_table_size('orders')");
        long indexes = bytes(from, "pg_indexes_size('orders')");
        InspectedSide one = InspectedSide.of(Side.SOURCE, server(), from, ORDERS);
        InspectedSide other = InspectedSide.of(Side.DESTINATION, server(), to, ORDERS);

        assertEquals(List.of(), new DiskSpaceCheck(tables + indexes + 1).findings(one, other));
        assertEquals(List.of(), new DiskSpaceCheck().findings(one, other));
        List<Finding> findings = new DiskSpaceCheck(tables + indexes).findings(one, other);

        assertEquals(
            List.of("destination: disk-space", "source: disk-space"),
            findings.stream().map(finding -> finding.where() + ": " + finding.code()).toList());
        String there = findings.get(0).reason();
        assertTrue(there.contains(Amounts.bytes(tables) + " of tables"), there);
        assertTrue(there.contains(Amounts.bytes(indexes) + " of indexes"), there);
        assertTrue(there.contains("up to 2048 MB of write-ahead log"), there);
        assertTrue(there.contains("cannot be seen from SQL"), there);
        String here = findings.get(1).reason();
        assertTrue(here.contains(Amounts.bytes(tables) + " of tables are copied"), here);
        assertTrue(here.contains("up to max_slot_wal_keep_size, 64 MB"), here);
      }
    }
  }

  @Test
  void amountsAreNeverRoundedUp() {
    assertEquals("0 kB", Amounts.bytes(1_023));
    assertEquals("10239 kB", Amounts.bytes((10L << 20) - 1));
    assertEquals("10239 MB", Amounts.bytes((10L << 30) - 1));
    assertEquals("10 GB", Amounts.bytes((11L << 30) - 1));
    assertEquals("119 s", Amounts.time(Duration.ofSeconds(119)));
    assertEquals("119 min", Amounts.time(Duration.ofSeconds(7_199)));
    assertEquals("2 h", Amounts.time(Duration.ofMinutes(179)));
    assertEquals(Duration.ofMinutes(30), new WalRate(2L << 30, "2026-01-31").timeFor(1L << 30));
  }

  private static long bytes(Connection connection, String expression) throws SQLException {
    return Query.of(connection, "select " + expression).number();
  }

  /** A server that nobody connects to. */
  private static Server server() {
    Credentials user =
        new Credentials(
            "postgres",
            new Password(Path.of("config.json"), "/src", 1, () -> new Secret("unused")));
    return new Server("nowhere", Optional.empty(), 5432, "shop", user, user, user, Tls.DEFAULT);
  }
}
