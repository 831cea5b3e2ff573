package io.beltline.activities.fence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fence of one side, and its undoing. */
class FenceTest {
  private static final String PASSWORD = "a-password";
  private static final List<String> ROLES =
      List.of(
          "app_one login",
          "\"App \"\"two\"\"\" login",
          "app_root superuser login",
          "rds_report login",
          "rdsadmin login",
          "datadog login",
          "\"Datadog\" login",
          "mon_one login",
          "monx login",
          "team nologin");

  private static StepBed bed;
  private static FenceActivities steps;

  @BeforeAll
  static void start() {
    bed =
        StepBed.start(
            ServerOptions.defaults().with("max_prepared_transactions", "5"),
            ServerOptions.defaults(),
            config ->
                config
                    .with("/exclude_users", List.of("datadog"))
                    .with("/exclude_patterns", List.of("mon\\_%")));
    steps = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    bed.run(Side.SOURCE, "create table ledger (id bigint primary key)");
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createRoles() {
    ROLES.forEach(
        role -> bed.run(Side.SOURCE, "create role " + role + " password '" + PASSWORD + "'"));
    bed.run(Side.SOURCE, "create role pglogical login replication; grant all on ledger to app_one");
  }

  @AfterEach
  void removeRoles() {
    bed.run(Side.SOURCE, "drop schema if exists beltline cascade; drop owned by app_one");
    Roles.drop(bed, Side.SOURCE);
  }

  @Test
  void revokesEveryLoginButThoseOfRootReplicationHostingAndExclusions() {
    FenceReport report = steps.fence(StepBed.PAIR, Side.SOURCE);

    assertEquals(6, report.rolesRevoked());
    assertEquals(
        List.of("datadog", "mon_one", "pglogical", "postgres", "rdsadmin"), rolesThatCanLogIn());
  }

  @Test
  void givesBackExactlyTheLoginsThatWereThere() {
    List<String> before = rolesThatCanLogIn();

    steps.fence(StepBed.PAIR, Side.SOURCE);
    assertEquals(6, steps.unfence(StepBed.PAIR, Side.SOURCE).rolesRestored());
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
        6,
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
  void endsSessionsOfThisDatabaseAndNoOthers() throws Exception {
    try (Connection here = login("app_one", StepBed.PAIR.db());
        Connection elsewhere = login("app_one", "postgres");
        Connection excluded = login("datadog", StepBed.PAIR.db())) {
      assertEquals(1, steps.fence(StepBed.PAIR, Side.SOURCE).sessionsEnded());

      assertThrows(SQLException.class, () -> Query.of(here, "select 1").run());
      Query.of(elsewhere, "select 1").run();
      Query.of(excluded, "select 1").run();
    }
    SQLException refused =
        assertThrows(SQLException.class, () -> login("app_one", StepBed.PAIR.db()));
    assertEquals("28000", refused.getSQLState());
  }

  @Test
  void aLoginThatLingersDoesNotHoldTheFenceUp() throws Exception {
    try (Socket slow = new Socket(bed.servers().source().host(), bed.servers().source().port())) {
      sendStartup(slow, "app_one", StepBed.PAIR.db());
      slow.getInputStream().read();

      assertEquals(6, steps.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());
    }
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
    try (Connection frozen = login("app_one", StepBed.PAIR.db())) {
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

    assertEquals(6, steps.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());
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

  /** The first packet of a client that then never answers. */
  private static void sendStartup(Socket socket, String user, String database) throws IOException {
    byte[] parameters =
        ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
    ByteBuffer packet = ByteBuffer.allocate(8 + parameters.length);
    packet.putInt(8 + parameters.length).putInt(3 << 16).put(parameters);
    OutputStream out = socket.getOutputStream();
    out.write(packet.array());
    out.flush();
  }

  private static Connection login(String role, String database) throws SQLException {
    return bed.servers().source().connect(database, role, PASSWORD);
  }

  private static List<String> rolesThatCanLogIn() {
    return Roles.thatCanLogIn(bed, Side.SOURCE);
  }
}
