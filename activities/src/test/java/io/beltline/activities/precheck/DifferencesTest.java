package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences of the sides, tables and rights: what is found is gone when its remedy is typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferencesTest {
  private StepBed bed;
  private PrecheckActivities precheck;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    precheck = bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
    bed.run(Side.SOURCE, "create table orders (id int primary key)");
  }

  @AfterAll
  void stopServers() {
    bed.close();
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
        "create unlogged table odd (id int primary key) | unlogged: the log that a link reads does not have its rows"
      })
  void aKeyThatTheLinkCannotUseIsToldWithWhatToType(String plant, String reason)
      throws SQLException {
    bed.run(Side.SOURCE, plant);
    try {
      Finding finding = onlyFinding();

      assertEquals("key-unused", finding.code());
      assertEquals("table public.odd", finding.where());
      assertTrue(finding.reason().endsWith(": " + reason), finding.reason());
      type(Side.SOURCE, finding.remedy());
      assertEquals(List.of(), findings());
    } finally {
      bed.run(Side.SOURCE, "drop table odd");
    }
  }

  @Test
  void aTimeZoneThatOnlyNewSessionsGetIsSeenAllTheSame() throws SQLException {
    bed.run(Side.DESTINATION, "alter system set timezone = 'Asia/Tokyo'");
    try {
      Finding finding = onlyFinding();

      assertEquals("settings-differ", finding.code());
      assertTrue(finding.reason().contains("timezone is 'Asia/Tokyo'"), finding.reason());
      type(Side.DESTINATION, finding.remedy());
      assertEquals(List.of(), findings());
    } finally {
      bed.run(Side.DESTINATION, "alter database shop reset timezone");
      bed.run(Side.DESTINATION, "alter system reset timezone");
    }
  }

  @Test
  void whatTheSourcesDatabaseHasOfItsOwnTravelsAndIsNoDifference() {
    bed.run(Side.SOURCE, "alter database shop set datestyle = 'German'");
    try {
      assertEquals(List.of(), findings());

      bed.run(Side.DESTINATION, "alter database shop set datestyle = 'SQL, DMY'");
      Finding finding = onlyFinding();
      assertEquals("settings-differ", finding.code());
      assertEquals("alter database \"shop\" set datestyle = 'German';", finding.remedy());
    } finally {
      bed.run(Side.SOURCE, "alter database shop reset datestyle");
      bed.run(Side.DESTINATION, "alter database shop reset datestyle");
    }
  }

  @Test
  void anExtensionInAnotherSchemaIsMoved() throws SQLException {
    bed.run(Side.SOURCE, "create schema tools; create extension citext schema tools");
    bed.run(Side.DESTINATION, "create extension citext");
    try {
      Finding finding = onlyFinding();

      assertEquals("extension-schema", finding.code());
      assertEquals("destination", finding.where());
      type(Side.DESTINATION, finding.remedy());
      assertEquals(List.of(), findings());
    } finally {
      bed.run(Side.SOURCE, "drop extension citext; drop schema tools");
      bed.run(Side.DESTINATION, "drop extension citext; drop schema if exists tools");
    }
  }

  @Test
  void anExtensionThatGetsAnotherVersionIsToldAndAnOlderOneEndsItHere() {
    bed.run(Side.SOURCE, "create extension citext");
    try {
      bed.run(Side.SOURCE, "update pg_extension set extversion = '1.0' where extname = 'citext'");
      assertEquals("extension-version", onlyFinding().code());
      assertTrue(onlyFinding().reason().contains("citext 1.0, there "), onlyFinding().reason());

      bed.run(Side.SOURCE, "update pg_extension set extversion = '99.0' where extname = 'citext'");
      assertEquals("extension-missing", onlyFinding().code());
    } finally {
      bed.run(Side.SOURCE, "drop extension citext");
    }
  }

  @Test
  void aPartitionNeedsItsTableInScopeOrOnTheDestination() {
    bed.run(
        Side.SOURCE,
        """
        create table parts (id int primary key) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10)
        """);
    bed.configure(config -> config.with("/tables", List.of("parts_1")));
    try {
      Finding finding = onlyFinding();
      assertEquals("partition-unlisted", finding.code());
      assertTrue(
          finding.reason().startsWith("public.parts_1 is a partition of public.parts"),
          finding.reason());

      bed.run(Side.DESTINATION, "create table parts (id int primary key) partition by range (id)");
      assertEquals(List.of(), findings());
    } finally {
      bed.run(Side.SOURCE, "drop table parts");
      bed.run(Side.DESTINATION, "drop table if exists parts");
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
      Finding finding = onlyFinding();
      assertEquals("partition-unlisted", finding.code());
      assertTrue(finding.reason().contains("public.parts lacks attic.parts_1"), finding.reason());
    } finally {
      bed.run(Side.SOURCE, "drop table parts; drop schema attic");
    }
  }

  @Test
  void inheritanceOutsideTheScopeIsNobodysBusiness() {
    bed.run(
        Side.SOURCE,
        """
        create schema attic;
        create table attic.base (id int);
        create table attic.heir () inherits (attic.base)
        """);
    try {
      assertEquals("inheritance", onlyFinding().code());

      bed.configure(config -> config.with("/schema_name", "public"));
      assertEquals(List.of(), findings());
    } finally {
      bed.run(Side.SOURCE, "drop table attic.heir, attic.base; drop schema attic");
    }
  }

  @Test
  void aRootUserWhoIsNoSuperuserIsToldEveryRightThatIsMissing() throws SQLException {
    bed.run(
        Side.SOURCE,
        """
        create role rds_superuser;
        create role teller;
        create role admin login password 'admin-secret' in role rds_superuser, pg_monitor;
        create table accounts (id int primary key);
        alter table accounts owner to teller;
        alter table accounts enable row level security;
        alter table accounts force row level security
        """);
    bed.configure(
        config ->
            config
                .with("/src/root_user/name", "admin")
                .with("/src/root_user/pw", "admin-secret")
                .with("/src/owner_user/name", "nobody_at_all"));
    try {
      List<Finding> blockers = blockers();
      assertEquals(
          List.of("root-rights", "root-rights", "owner-missing", "row-security"),
          blockers.stream().map(Finding::code).toList());
      assertTrue(
          blockers.get(1).reason().endsWith("may not read public.accounts, public.orders"),
          blockers.get(1).reason());
      for (Finding finding : blockers) {
        type(Side.SOURCE, finding.remedy());
      }
      assertEquals(List.of(), blockers());
    } finally {
      bed.run(
          Side.SOURCE,
          """
          drop table accounts;
          revoke all on database shop from admin;
          drop role admin;
          drop role teller;
          drop role rds_superuser;
          drop role if exists nobody_at_all
          """);
    }
  }

  @Test
  void anOwnerThatDoesNotExistIsAWarningWhereRootIsSuperuser() {
    bed.configure(config -> config.withOwner("nobody_at_all", "o"));

    Finding finding = onlyFinding();

    assertEquals("owner-missing", finding.code());
    assertEquals("source", finding.where());
    assertEquals(Finding.Severity.WARNING, finding.severity());
  }

  @Test
  void textsThatSortByOtherRulesAreTold() throws SQLException {
    assumeTrue(
        yes("current_setting('server_version_num')::int >= 150000"),
        "databases have no versions of their collations");
    assumeTrue(
        yes("exists (select from pg_collation where collprovider = 'i')"),
        "this server knows no ICU");
    bed.servers()
        .destination()
        .execute(
            "postgres",
            "create database sorted template template0 encoding 'UTF8' locale_provider icu"
                + " icu_locale 'en-US' lc_collate 'C' lc_ctype 'C'");
    bed.configure(config -> config.with("/dst/db", "sorted"));
    Finding other = onlyFinding();
    assertEquals("collation", other.code());
    assertTrue(other.reason().contains("icu en-US, the source's C / C"), other.reason());

    bed.run(
        Side.DESTINATION, "update pg_database set datcollversion = '1.0' where datname = 'sorted'");
    List<Finding> findings = findings();
    assertEquals(
        List.of("collation", "collation-version"), findings.stream().map(Finding::code).toList());
    for (String statement : findings.get(1).remedy().split(";", -1)) {
      if (!statement.isBlank()) {
        bed.servers().destination().execute("sorted", statement);
      }
    }
    assertEquals(List.of(other), findings());
  }

  @Test
  void theSameLocaleOfAnotherReleaseMaySortDifferently() {
    TextOrder source = new TextOrder("UTF8", "en_US.UTF-8 / en_US.UTF-8", "2.31", "2.31");
    TextOrder newer = new TextOrder("UTF8", "en_US.UTF-8 / en_US.UTF-8", "2.36", "2.36");
    TextOrder untold = new TextOrder("UTF8", "en_US.UTF-8 / en_US.UTF-8", "", "");

    assertEquals(
        List.of("collation-version"),
        EncodingCheck.compare(source, newer).stream().map(Finding::code).toList());
    assertEquals(List.of(), EncodingCheck.compare(source, source));
    assertEquals(List.of(), EncodingCheck.compare(source, untold));
  }

  private List<Finding> findings() {
    return precheck.precheck(StepBed.PAIR).findings();
  }

  private List<Finding> blockers() {
    return precheck.precheck(StepBed.PAIR).blockers();
  }

  private Finding onlyFinding() {
    List<Finding> findings = findings();
    assertEquals(1, findings.size(), findings.toString());
    return findings.get(0);
  }

  /** Types the statements of a remedy, without the words behind them. */
  private void type(Side side, String remedy) throws SQLException {
    String statements = remedy.substring(0, remedy.lastIndexOf(';'));
    try (Connection connection = bed.connect(side)) {
      for (String statement : Stream.of(statements.split(";", -1)).map(String::strip).toList()) {
        Query.of(connection, statement).run();
      }
    }
  }

  private boolean yes(String condition) throws SQLException {
    try (Connection connection = bed.connect(Side.SOURCE)) {
      return Query.of(connection, "select " + condition).isTrue();
    }
  }
}
