package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beltline.activities.StepBed;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Differences of the sides, and rights: what is found is gone when its remedy is typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferencesTest {
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

  @Test
  void aTimeZoneThatOnlyNewSessionsGetIsSeenAllTheSame() {
    bed.run(Side.DESTINATION, "alter system set timezone = 'Asia/Tokyo'");
    try {
      Finding finding = precheck.onlyFinding();

      assertEquals("settings-differ", finding.code());
      assertTrue(finding.reason().contains("timezone is 'Asia/Tokyo'"), finding.reason());
      precheck.type(Side.DESTINATION, finding.remedy());
      assertEquals(List.of(), precheck.findings());
    } finally {
      bed.run(Side.DESTINATION, "alter database shop reset timezone");
      bed.run(Side.DESTINATION, "alter system reset timezone");
    }
  }

  @Test
  void whatTheSourcesDatabaseHasOfItsOwnTravelsAndIsNoDifference() {
    bed.run(Side.SOURCE, "alter database shop set datestyle = 'German'");
    try {
      assertEquals(List.of(), precheck.findings());

      bed.run(Side.DESTINATION, "alter database shop set datestyle = 'SQL, DMY'");
      Finding finding = precheck.onlyFinding();
      assertEquals("settings-differ", finding.code());
      assertEquals("alter database \"shop\" set datestyle = 'German';", finding.remedy());
    } finally {
      bed.run(Side.SOURCE, "alter database shop reset datestyle");
      bed.run(Side.DESTINATION, "alter database shop reset datestyle");
    }
  }

  @Test
  void anExtensionInAnotherSchemaIsMoved() {
    bed.run(Side.SOURCE, "create schema tools; create extension citext schema tools");
    bed.run(Side.DESTINATION, "create extension citext");
    try {
      Finding finding = precheck.onlyFinding();

      assertEquals("extension-schema", finding.code());
      assertEquals("destination", finding.where());
      precheck.type(Side.DESTINATION, finding.remedy());
      assertEquals(List.of(), precheck.findings());
    } finally {
      bed.run(Side.SOURCE, "drop extension citext; drop schema tools");
      bed.run(Side.DESTINATION, "drop extension citext; drop schema if exists tools");
    }
  }

  @Test
  void anExtensionThatGetsAnotherVersionIsToldAndAnOlderOneEndsItHere() {
    bed.run(Side.SOURCE, "create extension citext");
    try {
      bed.run(Side.SOURCE, "update pg_extension set extversion = '1.4' where extname = 'citext'");
      assertEquals(List.of(), precheck.findings(), "its packages still have that version");

      bed.run(Side.SOURCE, "update pg_extension set extversion = '1.0' where extname = 'citext'");
      assertEquals("extension-version", precheck.onlyFinding().code());
      assertTrue(
          precheck.onlyFinding().reason().contains("citext 1.0, there "),
          precheck.onlyFinding().reason());

      bed.run(Side.SOURCE, "update pg_extension set extversion = '99.0' where extname = 'citext'");
      assertEquals("extension-missing", precheck.onlyFinding().code());
    } finally {
      bed.run(Side.SOURCE, "drop extension citext");
    }
  }

  @Test
  void aRootUserWhoIsNoSuperuserIsToldEveryRightThatIsMissing() {
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
      List<Finding> blockers = precheck.blockers();
      assertEquals(
          List.of("root-rights", "root-rights", "owner-missing", "row-security"),
          blockers.stream().map(Finding::code).toList());
      assertTrue(
          blockers.get(1).reason().endsWith("may not read public.accounts, public.orders"),
          blockers.get(1).reason());
      for (Finding finding : blockers) {
        precheck.type(Side.SOURCE, finding.remedy());
      }
      assertEquals(List.of(), precheck.blockers());
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

    Finding finding = precheck.onlyFinding();

    assertEquals("owner-missing", finding.code());
    assertEquals("source", finding.where());
    assertEquals(Finding.Severity.WARNING, finding.severity());
  }

  /** Every server has one; it is nobody's until somebody has something there. */
  @Test
  void theDatabaseThatComesWithPostgresIsANeighbourOnceSomebodyUsesIt() throws SQLException {
    PostgresServer source = bed.servers().source();
    bed.run(Side.SOURCE, "create role cron superuser login password 'c'");
    try {
      try (Connection job = source.connect("postgres", "cron", "c")) {
        assertFalse(job.isClosed());
        Finding shared = precheck.onlyFinding();
        assertEquals("login-shared", shared.code());
        assertTrue(shared.reason().endsWith(": cron in postgres"), shared.reason());
      }

      source.execute("postgres", "set role cron; create table jobs (id int)");
      List<Finding> findings = precheck.findings();
      assertEquals(
          List.of("neighbours", "superuser-login"), findings.stream().map(Finding::code).toList());
      assertTrue(findings.get(0).reason().contains("(postgres)"), findings.get(0).reason());
    } finally {
      source.execute("postgres", "drop table if exists jobs");
      bed.run(Side.SOURCE, "drop role cron");
    }
  }

  @Test
  void otherDatabasesAreToldAndWhatAFenceBesideThemCannotDo() throws SQLException {
    bed.servers().source().createDatabase("neighbour");
    bed.run(
        Side.SOURCE,
        """
        create role app_root superuser login;
        create role monitor login;
        create role app login in role monitor
        """);
    bed.configure(config -> config.with("/exclude_users", List.of("monitor")));
    try {
      List<Finding> findings = precheck.findings();
      assertEquals(
          List.of("connect-inherited", "neighbours", "superuser-login"),
          findings.stream().map(Finding::code).toList());
      assertTrue(findings.get(0).reason().endsWith(": app"), findings.get(0).reason());
      assertTrue(findings.get(1).reason().contains("(neighbour)"), findings.get(1).reason());
      assertTrue(findings.get(2).reason().endsWith(": app_root"), findings.get(2).reason());
    } finally {
      bed.run(
          Side.SOURCE,
          "alter database neighbour with allow_connections false; drop role app, monitor, app_root");
    }
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
    // No other database is to be one that applications may use.
    bed.servers()
        .destination()
        .execute("sorted", "alter database shop with allow_connections false");
    bed.configure(config -> config.with("/dst/db", "sorted"));
    Finding other = precheck.onlyFinding();
    assertEquals("collation", other.code());
    assertTrue(other.reason().contains("icu en-US, the source's C / C"), other.reason());

    bed.servers()
        .destination()
        .execute(
            "sorted", "update pg_database set datcollversion = '1.0' where datname = 'sorted'");
    List<Finding> findings = precheck.findings();
    assertEquals(
        List.of("collation", "collation-version"), findings.stream().map(Finding::code).toList());
    for (String statement : findings.get(1).remedy().split(";", -1)) {
      if (!statement.isBlank()) {
        bed.servers().destination().execute("sorted", statement);
      }
    }
    assertEquals(List.of(other), precheck.findings());
    bed.servers()
        .destination()
        .execute(
            "postgres",
            "alter database shop with allow_connections true; alter database sorted with allow_connections false");
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

  private boolean yes(String condition) {
    return bed.strings(Side.SOURCE, "select " + condition).equals(List.of("t"));
  }
}
