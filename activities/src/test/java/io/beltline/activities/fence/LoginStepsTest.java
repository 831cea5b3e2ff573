package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins are revoked and restored by commands, on a source whose destination is not known. */
class LoginStepsTest {
  private static final RoleFilter ONE = new RoleFilter(List.of("app_one"), List.of());
  private static final RoleFilter TWO = new RoleFilter(List.of("app_two"), List.of());
  private static final RoleFilter MONITORS = new RoleFilter(List.of(), List.of("mon\\_%"));
  private static final List<String> EVERYBODY =
      List.of("Mon_two", "app_one", "app_two", "mon_one", "monx", "postgres");

  private static StepBed bed;
  private static LoginActivities steps;
  private static FenceActivities cutover;

  @BeforeAll
  static void start() {
    bed =
        StepBed.start(
            ServerOptions.defaults(),
            ServerOptions.defaults(),
            config -> config.with("/dst", null));
    steps = bed.quick(LoginActivities.class, LoginActivitiesImpl::new);
    cutover = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createRoles() {
    for (String role : List.of("app_one", "app_two", "mon_one", "\"Mon_two\"", "monx")) {
      bed.run(Side.SOURCE, "create role " + role + " login password 'a-password'");
    }
    bed.run(Side.SOURCE, "create role team");
  }

  @AfterEach
  void removeEverything() {
    bed.run(
        Side.SOURCE,
        "drop schema if exists beltline cascade; drop schema if exists pglogical cascade; drop table if exists watched");
    Roles.drop(bed, Side.SOURCE);
  }

  @Test
  void thereAndBackEverybodyHasTheLoginThatHeHadAndNothingIsLeft() {
    assertEquals(5, revoke(RoleFilter.NOBODY).rolesRevoked());
    assertEquals(List.of("postgres"), logins());

    assertEquals(5, restore(RoleFilter.NOBODY));
    assertEquals(EVERYBODY, logins());
    assertFalse(hasSchema());

    assertEquals(0, restore(RoleFilter.NOBODY));
    assertEquals(EVERYBODY, logins());
    assertFalse(hasSchema());
  }

  @Test
  void whoIsExceptedByNameKeepsLoginAndSession() throws SQLException {
    try (Connection session =
        bed.servers().source().connect(StepBed.PAIR.db(), "app_two", "a-password")) {
      assertEquals(0, revoke(TWO).sessionsEnded());

      assertEquals(List.of("app_two", "postgres"), logins());
      assertEquals(List.of("1"), Query.of(session, "select 1").strings());
    }
  }

  @Test
  void aPatternTellsUpperFromLowerCase() {
    revoke(MONITORS);

    assertEquals(List.of("mon_one", "postgres"), logins());
  }

  @Test
  void aRepeatKeepsWhatWasSavedAndFencesWhoIsNotExceptedAnyMore() {
    revoke(TWO);

    assertEquals(5, revoke(ONE).rolesRevoked());

    assertEquals(List.of("postgres"), logins());
    assertEquals(5, restore(RoleFilter.NOBODY));
    assertEquals(EVERYBODY, logins());
  }

  @Test
  void whoIsExceptedFromTheRestoreStaysFencedUntilHeIsNot() {
    revoke(RoleFilter.NOBODY);
    String savedAt = savedAt("app_two");

    assertEquals(4, restore(TWO));
    assertEquals(List.of("Mon_two", "app_one", "mon_one", "monx", "postgres"), logins());
    assertEquals(0, restore(TWO));
    assertEquals(
        List.of("app_two"),
        bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest"));
    assertEquals(savedAt, savedAt("app_two"));

    assertEquals(1, restore(MONITORS));
    assertEquals(EVERYBODY, logins());
    assertFalse(hasSchema());
  }

  @Test
  void whoHadNoLoginGetsNone() {
    bed.run(Side.SOURCE, "alter role app_one nologin");
    revoke(RoleFilter.NOBODY);

    assertEquals(4, restore(RoleFilter.NOBODY));

    assertEquals(List.of("Mon_two", "app_two", "mon_one", "monx", "postgres"), logins());
  }

  @Test
  void whatACutoverFencedACommandRestoresAndTheOtherWayRound() {
    cutover.fence(StepBed.PAIR, Side.SOURCE);
    assertEquals(5, restore(RoleFilter.NOBODY));
    assertEquals(EVERYBODY, logins());

    revoke(RoleFilter.NOBODY);
    assertEquals(5, cutover.unfence(StepBed.PAIR, Side.SOURCE).rolesRestored());
    assertEquals(EVERYBODY, logins());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into beltline.marker values ('forward', 'a token')",
        "create table beltline.made_by_another_version as select 1 as n",
        "create function beltline.note() returns trigger language plpgsql as 'begin return null; end';"
            + " create table watched (n int);"
            + " create trigger watch after insert on watched execute function beltline.note()",
        "create schema pglogical; create table pglogical.node (node_name name);"
            + " insert into pglogical.node values ('beltline_dc1_shop_src')"
      })
  void theSchemaStaysWhileItIsOfUse(String use) {
    revoke(RoleFilter.NOBODY);
    bed.run(Side.SOURCE, use);

    assertEquals(5, restore(RoleFilter.NOBODY));

    assertTrue(hasSchema());
    assertEquals(
        List.of(), bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest"));
    assertFalse(look().fenced());
  }

  @Test
  void aForeignNodeDoesNotKeepTheSchema() {
    revoke(RoleFilter.NOBODY);
    bed.run(
        Side.SOURCE,
        """
        create schema pglogical; create table pglogical.node (node_name name);
        insert into pglogical.node values ('somebody_elses')
        """);

    assertEquals(5, restore(RoleFilter.NOBODY));

    assertFalse(hasSchema());
  }

  @Test
  void aLookTellsWhetherTheSideIsFencedAndWhatIsWrongWithIt() {
    assertEquals(new FenceView(false, List.of("it is not fenced"), List.of()), look());

    revoke(RoleFilter.NOBODY);
    assertTrue(look().fenced());
    assertEquals(List.of(), look().gaps());
    assertEquals(5, look().roles().size());

    bed.run(Side.SOURCE, "alter role monx login");
    assertEquals(List.of("can log in: monx"), look().gaps());

    assertEquals(5, restore(TWO) + restore(RoleFilter.NOBODY));
    assertFalse(look().fenced());
  }

  @Test
  void whoIsExceptedIsNoGapInTheFenceButIsNamed() throws SQLException {
    revoke(TWO);
    try (Connection session =
        bed.servers().source().connect(StepBed.PAIR.db(), "app_two", "a-password")) {
      assertEquals(List.of("1"), Query.of(session, "select 1").strings());
      assertEquals(List.of(), look().gaps());
    }
    assertEquals(List.of("app_two"), look().excepted());

    bed.run(Side.SOURCE, "alter role app_one login");
    assertEquals(List.of("can log in: app_one"), look().gaps());
  }

  @Test
  void aPatternIsKeptWithTheFenceToo() {
    revoke(MONITORS);

    assertEquals(List.of(), look().gaps());
    assertEquals(List.of("mon_one"), look().excepted());
  }

  @Test
  void theExceptionsOfTheLastFenceCountAndGoWithIt() {
    revoke(TWO);
    revoke(MONITORS);
    bed.run(Side.SOURCE, "alter role app_two login");
    assertEquals(List.of("can log in: app_two"), look().gaps());

    assertEquals(5, restore(RoleFilter.NOBODY));
    assertEquals(List.of(), look().excepted());
    assertFalse(hasSchema());
  }

  @Test
  void whoWasFencedOnceAndIsExceptedLaterIsAGapWhenHeCanLogInAgain() {
    revoke(RoleFilter.NOBODY);
    revoke(TWO);
    bed.run(Side.SOURCE, "alter role app_two login");

    assertEquals(List.of("can log in: app_two"), look().gaps());
    assertEquals(List.of(), look().excepted());
  }

  @Test
  void aCutoversFenceLeavesNobodyAloneWhomACommandExcepted() {
    revoke(TWO);

    assertEquals(5, cutover.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());

    assertEquals(List.of("postgres"), logins());
    assertEquals(List.of(), bed.strings(Side.SOURCE, "select role from beltline.fence_exception"));
    bed.run(Side.SOURCE, "alter role app_two login");
    assertEquals(List.of("can log in: app_two"), look().gaps());
  }

  @Test
  void aFenceOfAnEarlierVersionIsLookedAtAndRestored() {
    revoke(RoleFilter.NOBODY);
    bed.run(Side.SOURCE, "drop table beltline.fence_exception");

    assertEquals(List.of(), look().gaps());
    assertEquals(5, revoke(TWO).rolesRevoked());
    bed.run(Side.SOURCE, "drop table beltline.fence_exception");
    assertEquals(5, restore(RoleFilter.NOBODY));
    assertFalse(hasSchema());
  }

  @Test
  void aSideThatIsFencedInPartSaysSo() {
    revoke(RoleFilter.NOBODY);

    assertEquals(4, restore(TWO));

    assertTrue(look().fenced());
    assertEquals(List.of("app_two"), look().roles());
    assertEquals(2, look().gaps().size(), look()::toString);
    assertEquals("its fence was not completed", look().gaps().get(0));
    assertTrue(look().gaps().get(1).contains("app_one"), look()::toString);

    revoke(RoleFilter.NOBODY);
    assertEquals(List.of(), look().gaps());
    assertEquals(5, look().roles().size());
  }

  private static FenceReport revoke(RoleFilter except) {
    return steps.revokeLogins(StepBed.PAIR, Side.SOURCE, except);
  }

  private static int restore(RoleFilter except) {
    return steps.restoreLogins(StepBed.PAIR, Side.SOURCE, except).rolesRestored();
  }

  private static FenceView look() {
    return steps.lookAtFence(StepBed.PAIR, Side.SOURCE);
  }

  private static boolean hasSchema() {
    return !bed.strings(Side.SOURCE, "select 1 from pg_namespace where nspname = 'beltline'")
        .isEmpty();
  }

  private static String savedAt(String role) {
    return bed.strings(
            Side.SOURCE,
            "select recorded_at from beltline.login_manifest where role_name = '%s'"
                .formatted(role))
        .get(0);
  }

  private static List<String> logins() {
    return Roles.thatCanLogIn(bed, Side.SOURCE);
  }
}
