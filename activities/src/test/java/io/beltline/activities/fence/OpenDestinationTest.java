package io.beltline.activities.fence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The destination is opened to exactly those who may write there, and only then. */
class OpenDestinationTest {
  private static StepBed bed;
  private static FenceActivities steps;

  @BeforeAll
  static void start() {
    bed =
        StepBed.start(
            ServerOptions.defaults().with("max_prepared_transactions", "1"),
            ServerOptions.defaults(),
            config -> config);
    steps = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  /** As a migration stands before its outage: the destination's roles wait for the opening. */
  @BeforeEach
  void prepare() throws SQLException {
    bed.run(
        Side.SOURCE,
        "create role app_one login; create role app_two login; create role team; create role retired");
    bed.run(
        Side.DESTINATION,
        "create role app_one; create role app_two; create role team; create role retired; create role own");
    try (Connection destination = bed.connect(Side.DESTINATION)) {
      BeltlineSchema.ensure(destination);
      Query.of(destination, "insert into beltline.login_manifest values ('own', true)").run();
    }
  }

  @AfterEach
  void cleanUp() {
    for (Side side : Side.values()) {
      bed.run(side, "drop schema if exists beltline cascade");
      Roles.drop(bed, side);
    }
  }

  @Test
  void givesTheLoginsOfTheSourceAndItsOwnAndNoOthers() {
    steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(3, steps.open(StepBed.PAIR, Side.DESTINATION).rolesOpened());

    assertEquals(List.of("app_one", "app_two", "own", "postgres"), logins(Side.DESTINATION));
    assertEquals(List.of("postgres"), logins(Side.SOURCE));
    assertEquals(
        List.of(), bed.strings(Side.DESTINATION, "select role_name from beltline.login_manifest"));
  }

  @Test
  void aRepeatHasTheSameResult() {
    steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(
        steps.open(StepBed.PAIR, Side.DESTINATION), steps.open(StepBed.PAIR, Side.DESTINATION));

    assertEquals(List.of("app_one", "app_two", "own", "postgres"), logins(Side.DESTINATION));
  }

  @Test
  void aRepeatThatNobodyWaitedForIsNoRefusalWhateverHappenedSince() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    steps.open(StepBed.PAIR, Side.DESTINATION);
    bed.run(Side.SOURCE, "alter role app_two login");

    assertEquals(3, steps.open(StepBed.PAIR, Side.DESTINATION).rolesOpened());
  }

  @Test
  void staysClosedWhileTheSourceIsNotFenced() {
    assertStaysClosed("its fence was not completed");

    steps.fence(StepBed.PAIR, Side.SOURCE);
    steps.unfence(StepBed.PAIR, Side.SOURCE);
    assertStaysClosed("its fence was not completed");
  }

  /** The root user cannot be kept out, so what it may have written is lost unless it is undone. */
  @Test
  void staysClosedWhenASessionOfTheRootUsersNameCame() throws Exception {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    PostgresServer source = bed.servers().source();
    try (Connection application =
        source.connect(StepBed.PAIR.db(), source.superuser(), source.password(), "a batch job")) {
      Query.of(application, "create temp table theirs (id int)").run();
      assertStaysClosed("still have sessions: postgres (a batch job, from ");
    }
  }

  @Test
  void staysClosedWhenALoginCameBack() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.SOURCE, "alter role app_two login");

    assertStaysClosed("can log in: app_two");
  }

  @Test
  void staysClosedWhileAnApplicationHasASession() throws Exception {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.SOURCE, "alter role app_two login password 'a-password'");
    try (Connection writer =
        bed.servers().source().connect(StepBed.PAIR.db(), "app_two", "a-password")) {
      bed.run(Side.SOURCE, "alter role app_two nologin");

      assertStaysClosed("still have sessions: app_two");
      assertTrue(writer.isValid(5));
    }
  }

  @Test
  void staysClosedWhileATransactionIsPrepared() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(
        Side.SOURCE,
        "begin; create table half_a_booking (id int); prepare transaction 'half a booking'");

    assertStaysClosed("prepared transactions: half a booking");
    bed.run(Side.SOURCE, "rollback prepared 'half a booking'");
  }

  @Test
  void aRoleThatTheDestinationLacksIsNamedBeforeAnythingChanges() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.DESTINATION, "drop role app_two");

    ApplicationFailure failure = failureOf(() -> steps.open(StepBed.PAIR, Side.DESTINATION));

    assertEquals("RolesMissing", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("app_two"), failure::getMessage);
    assertEquals(List.of("postgres"), logins(Side.DESTINATION));
  }

  @Test
  void anAttemptThatDiesWhileItOpensOpensNothing() throws Exception {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    try (Connection other = bed.connect(Side.DESTINATION)) {
      other.setAutoCommit(false);
      Query.of(other, "alter role own connection limit 7").run();
      CompletableFuture<ApplicationFailure> first =
          CompletableFuture.supplyAsync(
              () -> failureOf(() -> steps.open(StepBed.PAIR, Side.DESTINATION)));
      Deadline.await(
          () ->
              !bed.strings(Side.DESTINATION, "select pid from pg_locks where not granted")
                  .isEmpty());
      bed.run(
          Side.DESTINATION,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'beltline:%'");
      assertEquals("ServerShuttingDown", first.get().getType());
      other.rollback();
    }
    assertEquals(List.of("postgres"), logins(Side.DESTINATION));

    assertEquals(3, steps.open(StepBed.PAIR, Side.DESTINATION).rolesOpened());
  }

  @Test
  void theSourceIsOpenedToExactlyThoseOfItsOwnManifest() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    assertEquals(3, steps.open(StepBed.PAIR, Side.DESTINATION).rolesOpened());
    bed.run(Side.DESTINATION, "alter role app_two nologin; create role newcomer login");

    ApplicationFailure early = failureOf(() -> steps.open(StepBed.PAIR, Side.SOURCE));
    assertEquals("OtherSideNotFenced", early.getType());
    assertEquals(List.of("postgres"), logins(Side.SOURCE));

    steps.fence(StepBed.PAIR, Side.DESTINATION);
    assertEquals(2, steps.open(StepBed.PAIR, Side.SOURCE).rolesOpened());
    assertEquals(2, steps.open(StepBed.PAIR, Side.SOURCE).rolesOpened());

    assertEquals(List.of("app_one", "app_two", "postgres"), logins(Side.SOURCE));
    assertEquals(List.of("postgres"), logins(Side.DESTINATION));

    // That it was opened behind an earlier fence is no opening behind this one.
    steps.fence(StepBed.PAIR, Side.SOURCE);
    steps.open(StepBed.PAIR, Side.DESTINATION);

    assertEquals(
        List.of("app_one", "app_two", "newcomer", "own", "postgres"), logins(Side.DESTINATION));
    assertEquals(List.of("postgres"), logins(Side.SOURCE));
  }

  @Test
  void theSourceStaysClosedWhenItsManifestIsLost() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    assertEquals(3, steps.open(StepBed.PAIR, Side.DESTINATION).rolesOpened());
    steps.fence(StepBed.PAIR, Side.DESTINATION);
    bed.run(Side.SOURCE, "delete from beltline.login_manifest");

    ApplicationFailure failure = failureOf(() -> steps.open(StepBed.PAIR, Side.SOURCE));

    assertEquals("LoginManifestLost", failure.getType());
    assertEquals(List.of("postgres"), logins(Side.SOURCE));
  }

  @Test
  void unfencingTheDestinationGivesBackItsOwnLoginsOnly() {
    assertEquals(1, steps.unfence(StepBed.PAIR, Side.DESTINATION).rolesRestored());

    assertEquals(List.of("own", "postgres"), logins(Side.DESTINATION));
  }

  private static void assertStaysClosed(String reason) {
    ApplicationFailure failure = failureOf(() -> steps.open(StepBed.PAIR, Side.DESTINATION));
    assertEquals("OtherSideNotFenced", failure.getType());
    assertTrue(failure.getOriginalMessage().contains(reason), failure::getMessage);
    assertEquals(List.of("postgres"), logins(Side.DESTINATION));
  }

  private static List<String> logins(Side side) {
    return Roles.thatCanLogIn(bed, side);
  }
}
