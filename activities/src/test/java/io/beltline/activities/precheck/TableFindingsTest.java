package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that do not travel as one would think, and what to type for that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableFindingsTest {
  @AutoClose private final PrecheckBed precheck = PrecheckBed.start();
  private final StepBed bed = precheck.bed;

  @BeforeAll
  void createTable() {
    bed.run(Side.SOURCE, "create table orders (id int primary key)");
  }

  @AfterEach
  void configureSoundly() {
    bed.configure(config -> config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "create table odd (id int primary key deferrable) | deferrable primary key",
        "create table odd (id int primary key); alter table odd replica identity full | REPLICA IDENTITY FULL",
        "create table odd (id int primary key); alter table odd replica identity nothing | REPLICA IDENTITY NOTHING",
        "create table odd (id int primary key deferrable); alter table odd replica identity full | REPLICA IDENTITY FULL",
        "create table odd (id int primary key, n int, unique (n) deferrable initially deferred) | deferrable constraint odd_n_key",
        "create unlogged table odd (id int primary key) | unlogged: the log that a link reads does not have its rows"
      })
  void aKeyThatTheLinkCannotUseIsToldWithWhatToType(String plant, String reason) {
    bed.run(Side.SOURCE, plant);
    try {
      Finding finding = precheck.onlyFinding();

      assertEquals("key-unused", finding.code());
      assertEquals("table public.odd", finding.where());
      assertTrue(finding.reason().endsWith(": " + reason), finding.reason());
      precheck.type(Side.SOURCE, finding.remedy());
      assertEquals(List.of(), precheck.findings());
    } finally {
      bed.run(Side.SOURCE, "drop table odd");
    }
  }

  @Test
  void aPartitionNeedsItsTableInScopeOrOnTheDestination() {
    bed.run(
        Side.SOURCE,
        """
        create table parts (id int not null) partition by range (id);
        create table parts_1 partition of parts (primary key (id)) for values from (0) to (10)
        """);
    bed.configure(config -> config.with("/tables", List.of("parts_1")));
    try {
      Finding finding = precheck.onlyFinding();
      assertEquals("partition-unlisted", finding.code());
      assertTrue(
          finding.reason().startsWith("public.parts_1 is a partition of public.parts"),
          finding.reason());

      bed.run(Side.DESTINATION, "create table parts (id int not null) partition by range (id)");
      assertEquals(List.of(), precheck.findings());
    } finally {
      bed.run(Side.SOURCE, "drop table parts");
      bed.run(Side.DESTINATION, "drop table if exists parts");
    }
  }

  @Test
  void largeObjectsGoWithAWholeDatabaseAlone() {
    bed.run(Side.SOURCE, "select lo_from_bytea(4711, 'x')");
    try {
      assertEquals(List.of(), precheck.findings());

      bed.configure(config -> config.with("/schema_name", "public"));
      Finding finding = precheck.onlyFinding();
      assertEquals("large-objects", finding.code());
      assertTrue(finding.reason().contains("belong to no schema"), finding.reason());
    } finally {
      bed.run(Side.SOURCE, "select lo_unlink(4711)");
    }
  }

  @Test
  void partitionsInAnotherSchemaThanTheConfiguredOneWouldStayBehind() {
    bed.run(
        Side.SOURCE,
        """
        create schema attic;
        create table parts (id int primary key) partition by range (id);
        create table attic.parts_1 partition of parts for values from (0) to (10)
        """);
    bed.configure(config -> config.with("/schema_name", "public"));
    try {
      Finding finding = precheck.onlyFinding();
      assertEquals("partition-unlisted", finding.code());
      assertTrue(finding.reason().contains("public.parts lacks attic.parts_1"), finding.reason());
    } finally {
      bed.run(Side.SOURCE, "drop table parts; drop schema attic");
    }
  }

  @Test
  void whatTheSchemaLeavesBehindIsTold() throws SQLException {
    bed.run(Side.SOURCE, "create publication feed for all tables");
    try (Connection connection = bed.connect(Side.SOURCE);
        Statement statement = connection.createStatement()) {
      statement.execute("set allow_in_place_tablespaces = on");
      statement.execute("create tablespace fast location ''");
    }
    bed.run(Side.SOURCE, "create index on orders (id) tablespace fast");
    try {
      assertEquals(
          List.of("publication", "tablespace"),
          precheck.findings().stream().map(Finding::code).sorted().toList());
    } finally {
      // The tablespace stays: like that of a database, its end waits for pglogical for ever.
      bed.run(Side.SOURCE, "drop publication feed; drop index orders_id_idx");
    }
  }

  @Test
  void whatWouldStopALinkOnTheWayIsTold() {
    bed.run(
        Side.SOURCE,
        """
        create domain word as text;
        create table notes (id int primary key, says word, order_id int);
        insert into notes values (1, 'long');
        alter domain word add constraint short check (length(value) < 3) not valid;
        create table visits (order_id int references orders)
        """);
    try {
      Finding finding = precheck.onlyFinding();
      assertEquals("domain-not-valid", finding.code());
      assertTrue(finding.reason().endsWith("public.word (short)"), finding.reason());

      bed.configure(config -> config.with("/engine", "native"));
      bed.run(Side.SOURCE, "update notes set says = 'ok'");
      bed.run(Side.SOURCE, "alter domain word validate constraint short");
      finding = precheck.onlyFinding();
      assertEquals("truncate-stops-link", finding.code());
      assertTrue(
          finding.reason().endsWith("public.orders, to which public.visits refers"),
          finding.reason());
    } finally {
      bed.run(Side.SOURCE, "drop table visits, notes; drop domain word");
    }
  }

  @Test
  void inheritanceOfWhichOneHalfIsInScopeIsRefused() {
    bed.run(
        Side.SOURCE,
        """
        create schema attic;
        create table attic.base (id int);
        create table attic.heir () inherits (attic.base)
        """);
    try {
      assertEquals(List.of(), precheck.findings());

      bed.configure(config -> config.with("/tables", List.of("orders", "heir")));
      Finding finding = precheck.onlyFinding();
      assertEquals("inheritance", finding.code());
      assertTrue(finding.reason().contains("attic.heir inherits attic.base"), finding.reason());

      bed.configure(config -> config.with("/schema_name", "public"));
      assertEquals(List.of(), precheck.findings());
    } finally {
      bed.run(Side.SOURCE, "drop table attic.heir, attic.base; drop schema attic");
    }
  }
}
