package io.beltline.activities.fence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fence of one side, and its undoing. */
class FenceTest {
  private static FenceBed fence;
  private static StepBed bed;
  private static FenceActivities steps;

  @BeforeAll
  static void start() {
    fence = FenceBed.start();
    bed = fence.bed();
    steps = fence.steps();
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createRoles() {
    fence.createRoles();
  }

  @AfterEach
  void removeRoles() {
    fence.removeRoles();
  }

  @Test
  void revokesEveryLoginButThoseOfRootReplicationHostingAndExclusions() {
    FenceReport report = steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(7, report.rolesRevoked());
    assertEquals(List.of("datadog", "mon_one", "pglogical", "postgres"), rolesThatCanLogIn());
  }

  /** A role of the hosting's is one where the hosting keeps a database of its own. */
  @Test
  void leavesTheHostingsRolesAloneWhereItIsAndNotThoseThatLookLikeThem() {
    bed.run(Side.SOURCE, "create role cloudsqluser login; create role cloudsqladmin login");
    bed.run(Side.SOURCE, "create database rdsadmin");
    try {
      steps.fence(StepBed.PAIR, Side.SOURCE);

      assertEquals(
          List.of("datadog", "mon_one", "pglogical", "postgres", "rdsadmin"), rolesThatCanLogIn());
    } finally {
      bed.run(
          Side.SOURCE,
          "alter database rdsadmin rename to retired; alter database retired allow_connections false");
    }
  }

  @Test
  void givesBackExactlyTheLoginsThatWereThere() {
    List<String> before = rolesThatCanLogIn();

    steps.fence(StepBed.PAIR, Side.SOURCE);
    assertEquals(7, steps.unfence(StepBed.PAIR, Side.SOURCE).rolesRestored());
    assertEquals(before, rolesThatCanLogIn());

    steps.fence(StepBed.PAIR, Side.SOURCE);
    steps.unfence(StepBed.PAIR, Side.SOURCE);
    assertEquals(0, steps.unfence(StepBed.PAIR, Side.SOURCE).rolesRestored());
    assertEquals(before, rolesThatCanLogIn());
    assertEquals(
        List.of(), bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest"));
  }

  @Test
  void aSecondFenceKeepsTheFirstManifestAndTakesALaterPosition() {
    FenceReport first = steps.fence(StepBed.PAIR, Side.SOURCE);
    FenceReport second = steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(first.rolesRevoked(), second.rolesRevoked());
    assertTrue(second.fenceLsn().reached(first.fenceLsn()));
    assertEquals(
        7,
        bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest where can_login")
            .size());
  }

  @Test
  void unfencingASideThatWasNeverFencedChangesNothing() {
    List<String> before = rolesThatCanLogIn();

    assertEquals(0, steps.unfence(StepBed.PAIR, Side.SOURCE).rolesRestored());

    assertEquals(before, rolesThatCanLogIn());
  }

  @Test
  void aRoleDroppedBehindTheFenceIsSkippedAndTold() {
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.SOURCE, "drop role rds_report");

    assertEquals(List.of("rds_report"), steps.unfence(StepBed.PAIR, Side.SOURCE).rolesGone());
  }

  @Test
  void whatSomebodyChangedOfARoleBehindTheFenceStaysAndIsTold() {
    bed.run(
        Side.SOURCE,
        "grant team to app_one; alter role app_one connection limit 7 valid until '2033-01-02 03:04:05+00'");
    steps.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(
        Side.SOURCE,
        """
        alter role app_one connection limit 3 valid until 'infinity';
        revoke team from app_one;
        alter role monx set work_mem = '7MB';
        drop role rds_report; create role rds_report nosuperuser;
        alter role monx login;
        """);
    steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(
        List.of(
            "app_one: connection limit is 3, was 7, member of is none, was [\"team\"], valid until is infinity, was 2033-01-02 03:04:05",
            "monx: settings is [\"work_mem=7MB\"], was none",
            "rds_report: dropped and created anew"),
        steps.unfence(StepBed.PAIR, Side.SOURCE).rolesChanged());
    assertEquals(
        List.of("3 infinity"),
        bed.strings(
            Side.SOURCE,
            "select rolconnlimit || ' ' || rolvaliduntil from pg_roles where rolname = 'app_one'"));
  }

  @Test
  void preparedTransactionsAreRefusedBeforeAnythingIsChanged() {
    List<String> before = rolesThatCanLogIn();
    bed.run(
        Side.SOURCE, "begin; insert into ledger values (-1); prepare transaction 'half a booking'");

    ApplicationFailure failure = failureOf(() -> steps.fence(StepBed.PAIR, Side.SOURCE));
    bed.run(Side.SOURCE, "rollback prepared 'half a booking'");

    assertEquals("PreparedTransactions", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("half a booking"), failure::getMessage);
    assertEquals(before, rolesThatCanLogIn());
  }

  @Test
  void anAttemptThatDiesBetweenRevokeAndPositionIsAdoptedByTheNext() throws Exception {
    List<String> before = rolesThatCanLogIn();
    try (Connection frozen = fence.login("app_one", StepBed.PAIR.db())) {
      long pid = Query.of(frozen, "select pg_backend_pid()").number();
      signal("STOP", pid);
      CompletableFuture<ApplicationFailure> first =
          CompletableFuture.supplyAsync(
              () -> failureOf(() -> steps.fence(StepBed.PAIR, Side.SOURCE)));
      try {
        Deadline.await(() -> !rolesThatCanLogIn().contains("app_one"));
        endSessionsOfFence();
        assertEquals("ServerShuttingDown", first.get().getType());
      } finally {
        signal("CONT", pid);
      }
    }

    assertEquals(7, steps.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());
    steps.unfence(StepBed.PAIR, Side.SOURCE);
    assertEquals(before, rolesThatCanLogIn());
  }

  @Test
  void anAttemptThatDiesWhileItRevokesLeavesEveryLoginAsItWas() throws Exception {
    BeltlineSchema.ensure(bed.connect(Side.SOURCE));
    List<String> before = rolesThatCanLogIn();
    try (Connection other = bed.connect(Side.SOURCE)) {
      other.setAutoCommit(false);
      Query.of(other, "alter role rds_report connection limit 7").run();
      CompletableFuture<ApplicationFailure> first =
          CompletableFuture.supplyAsync(
              () -> failureOf(() -> steps.fence(StepBed.PAIR, Side.SOURCE)));
      Deadline.await(
          () ->
              !bed.strings(Side.SOURCE, "select 'waits' from pg_locks where not granted")
                  .isEmpty());
      endSessionsOfFence();
      assertEquals("ServerShuttingDown", first.get().getType());
      other.rollback();
    }

    assertEquals(before, rolesThatCanLogIn());
    assertEquals(
        List.of(), bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest"));
  }

  private static void endSessionsOfFence() {
    bed.run(
        Side.SOURCE,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'beltline:%Fence#%'");
  }

  /** By the server itself, which also works where it runs in a container. */
  private static void signal(String name, long pid) {
    bed.run(
        Side.SOURCE,
        "copy (select 1) to program 'cat > /dev/null; kill -" + name + " " + pid + "'");
  }

  private static List<String> rolesThatCanLogIn() {
    return Roles.thatCanLogIn(bed, Side.SOURCE);
  }
}
