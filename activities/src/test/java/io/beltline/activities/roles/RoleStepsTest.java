package io.beltline.activities.roles;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.testbed.ConfigFile;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.roles.RolesReport;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoleStepsTest {
  private static final String REPLICATION_PASSWORD = "réplication '7'?";
  private static final String ROLES =
      """
      create role readers;
      comment on role readers is 'may read; never ''write''';
      create role "Ann O'Neil" login password 'pässword?' connection limit 7 valid until '2033-01-02 03:04:05+00';
      create role chief noinherit createrole createdb login password 'c';
      create role root2 superuser login;
      create role ops_eve login password 'e';
      grant readers to "Ann O'Neil" with admin option;
      grant pg_monitor to chief;
      alter role "Ann O'Neil" set search_path = "$user", 'Odd, Schema', public;
      alter role "Ann O'Neil" in database shop set work_mem = '7MB';
      alter role chief set my.option = 'it''s \\ here';
      alter database shop set statement_timeout = '17s';
      revoke connect on database shop from public;
      grant connect on database shop to readers;
      grant create on database shop to chief with grant option;
      """;
  private static final String ON_DESTINATION =
      """
      create role chief login password 'own' connection limit 3;
      create role tenant login password 't';
      create role inserted login password 'i' in role chief;
      create role ops_eve login password 'e';
      """;
  private static final String STATE =
      """
      select r.rolname || ':' || r.rolcanlogin || ':' || r.rolinherit || ':' || r.rolcreatedb || ':' || r.rolcreaterole
             || ':' || r.rolsuper || ':' || r.rolconnlimit || ':' || coalesce(r.rolvaliduntil::text, '-')
             || ':' || coalesce(shobj_description(r.oid, 'pg_authid'), '-')
        from pg_authid r where rolname !~ '^pg_' order by rolname
      """;

  private static StepBed bed;
  private static RoleActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    bed.configure(config -> replicating(config, REPLICATION_PASSWORD));
    steps = bed.quick(RoleActivities.class, RoleActivitiesImpl::new);
    bed.run(Side.SOURCE, ROLES);
    bed.run(Side.DESTINATION, ON_DESTINATION);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void replicationRoleCanLogInOnBothSidesWithTheConfiguredPassword() throws SQLException {
    steps.ensureReplicationRole(StepBed.PAIR);
    steps.ensureReplicationRole(StepBed.PAIR);

    for (Side side : Side.values()) {
      assertEquals(
          List.of("t"),
          bed.strings(
              side,
              "select rolsuper and rolreplication and rolcanlogin from pg_roles where rolname = 'pglogical'"));
      assertEquals(
          List.of("pglogical"),
          bed.strings(side, "select extname from pg_extension where extname = 'pglogical'"));
      try (Connection connection = asReplication(side)) {
        assertTrue(connection.isValid(5));
      }
    }
  }

  @Test
  @Order(3)
  void applicationRolesArriveWithEverythingButTheirLogin() throws SQLException {
    try (Connection early =
        bed.servers().destination().connect(StepBed.PAIR.db(), "inserted", "i")) {
      RolesReport report = steps.ensureApplicationRoles(StepBed.PAIR, true);

      assertEquals(new RolesReport(3, 3, 4), report);
      assertFalse(early.isValid(5));
    }
    assertEquals(
        List.of(
            "Ann O'Neil:false:true:false:false:false:7:2033-01-02 03:04:05+00:-",
            "chief:false:true:false:false:false:3:-:-",
            "inserted:false:true:false:false:false:-1:-:-",
            "ops_eve:true:true:false:false:false:-1:-:-",
            "pglogical:true:true:false:false:true:-1:-:" + ReplicationRole.COMMENT,
            "postgres:true:true:true:true:true:-1:-:-",
            "readers:false:true:false:false:false:-1:-:may read; never 'write'",
            "root2:false:true:false:false:true:-1:-:-",
            "tenant:true:true:false:false:false:-1:-:-"),
        bed.strings(Side.DESTINATION, STATE));
    assertEquals(
        List.of("chief", "inserted"),
        bed.strings(Side.DESTINATION, "select role_name from beltline.login_manifest order by 1"));
  }

  @Test
  @Order(4)
  void passwordsSettingsMembershipsAndGrantsAreTheSources() {
    for (String sql :
        List.of(
            "select rolname || rolpassword from pg_authid where rolname in ('Ann O''Neil', 'root2') order by 1",
            "select setrole::regrole || ':' || (setdatabase <> 0) || setconfig::text from pg_db_role_setting"
                + " where setrole <> 0 or setdatabase <> 0 order by 1",
            "select a.roleid::regrole || '>' || a.member::regrole || a.admin_option from pg_auth_members a"
                + " where a.member::regrole::text not in ('inserted') and a.roleid <> 'pg_read_all_settings'::regrole order by 1",
            "select acl.grantee::regrole || privilege_type || is_grantable from pg_database, aclexplode(datacl) acl"
                + " where datname = 'shop' order by 1")) {
      List<String> source = bed.strings(Side.SOURCE, sql);
      assertFalse(source.isEmpty());
      assertEquals(source, bed.strings(Side.DESTINATION, sql));
    }
  }

  @Test
  @Order(5)
  void repeatingItChangesNothing() {
    List<String> before = bed.strings(Side.DESTINATION, STATE);

    assertEquals(new RolesReport(0, 6, 4), steps.ensureApplicationRoles(StepBed.PAIR, true));

    assertEquals(before, bed.strings(Side.DESTINATION, STATE));
    assertEquals(
        List.of("chief", "inserted"),
        bed.strings(Side.DESTINATION, "select role_name from beltline.login_manifest order by 1"));
  }

  @Test
  @Order(6)
  void aRoleThatIsOpenedHasTheSourcesPassword() throws SQLException {
    bed.run(Side.DESTINATION, "alter role \"Ann O'Neil\" login");
    try (Connection connection =
        bed.servers().destination().connect(StepBed.PAIR.db(), "Ann O'Neil", "pässword?")) {
      assertTrue(connection.isValid(5));
    }
  }

  @Test
  @Order(7)
  void withoutFenceRolesArriveWithTheirLogin() {
    bed.run(Side.SOURCE, "create role late login; create role late_group");

    RolesReport report = steps.ensureApplicationRoles(StepBed.PAIR, false);

    assertEquals(new RolesReport(2, 6, 0), report);
    assertEquals(
        List.of("late"),
        bed.strings(
            Side.DESTINATION,
            "select rolname from pg_roles where rolname like 'late%' and rolcanlogin"));
  }

  @Test
  @Order(8)
  void aFailureInTheMiddleLeavesNothing() {
    bed.run(Side.SOURCE, "create role a_new_one login; alter role a_new_one set plpgsql.odd = 'x'");
    bed.run(
        Side.DESTINATION,
        "load 'plpgsql'; alter database shop set session_preload_libraries = 'plpgsql'");
    List<String> before = bed.strings(Side.DESTINATION, STATE);

    ApplicationFailure failure = failureOf(() -> steps.ensureApplicationRoles(StepBed.PAIR, true));
    assertTrue(failure.getOriginalMessage().contains("plpgsql.odd"), failure::getMessage);

    assertEquals(before, bed.strings(Side.DESTINATION, STATE));
  }

  @Test
  @Order(9)
  void passwordHashesNeverReachTheServersLog() {
    assertFalse(bed.servers().destination().log().contains("SCRAM-SHA-256$"));
  }

  /** The link of the pair that came first would not come back with the second one's password. */
  @Test
  @Order(10)
  void aRoleThatAnotherDatabaseUsesKeepsItsPassword() throws SQLException {
    String hash = "select rolpassword from pg_authid where rolname = 'pglogical'";
    List<String> before = bed.strings(Side.SOURCE, hash);
    Pair same = bed.addPair("warehouse", config -> replicating(config, REPLICATION_PASSWORD));
    steps.ensureReplicationRole(same);
    assertEquals(before, bed.strings(Side.SOURCE, hash));

    Pair other = bed.addPair("attic", config -> replicating(config, "another"));
    ApplicationFailure failure = failureOf(() -> steps.ensureReplicationRole(other));
    assertEquals("ReplicationPasswordDiffers", failure.getType());
    assertEquals(
        List.of("destination", "source"),
        bed
            .quick(PrecheckActivities.class, PrecheckActivitiesImpl::new)
            .precheck(other)
            .blockers()
            .stream()
            .filter(finding -> finding.code().equals("replication-password"))
            .map(Finding::where)
            .sorted()
            .toList());
    try (Connection first = asReplication(Side.SOURCE)) {
      assertTrue(first.isValid(5));
    }
  }

  private static ConfigFile replicating(ConfigFile config, String password) {
    return config
        .with("/exclude_patterns", List.of("ops\\_%"))
        .with("/src/pglogical_user/pw", password)
        .with("/dst/pglogical_user/pw", password);
  }

  private static Connection asReplication(Side side) throws SQLException {
    var server = side == Side.SOURCE ? bed.servers().source() : bed.servers().destination();
    return server.connect(StepBed.PAIR.db(), "pglogical", REPLICATION_PASSWORD);
  }
}
