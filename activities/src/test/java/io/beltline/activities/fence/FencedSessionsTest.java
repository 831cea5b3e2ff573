package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose sessions a fence ends, and whose it leaves. */
class FencedSessionsTest {
  private static final String WORKERS =
      "select pid from pg_stat_activity where backend_type = 'logical replication worker' and usename = 'app_root'";

  private static final String ARRIVING =
      """
      select pid from pg_locks l
       where l.locktype = 'virtualxid'
         and not exists (select from pg_stat_activity a where a.pid = l.pid)
      """;

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
  void endsSessionsOfThisDatabaseAndNoOthers() throws Exception {
    try (Connection here = fence.login("app_one", StepBed.PAIR.db());
        Connection elsewhere = fence.login("app_one", "postgres");
        Connection excluded = fence.login("datadog", StepBed.PAIR.db())) {
      assertEquals(1, steps.fence(StepBed.PAIR, Side.SOURCE).sessionsEnded());

      assertThrows(SQLException.class, () -> Query.of(here, "select 1").run());
      Query.of(elsewhere, "select 1").run();
      Query.of(excluded, "select 1").run();
    }
    SQLException refused =
        assertThrows(SQLException.class, () -> fence.login("app_one", StepBed.PAIR.db()));
    assertEquals("28000", refused.getSQLState());
  }

  /** It cannot be kept out, so it is named; who calls himself as ours is not ours. */
  @Test
  void endsSessionsOfTheRootUsersNameUnlessItIsExcluded() throws Exception {
    try (Connection psql = fence.asRoot("psql");
        Connection explaining = fence.asRoot("explaining");
        Connection undecided = fence.asRoot("undecided");
        Connection looking = fence.asRoot("monitor");
        Connection ours = fence.asRoot("beltline-look");
        Connection forged = fence.login("app_one", StepBed.PAIR.db(), "beltline:idle")) {
      Query.of(psql, "create temp table theirs (id int)").run();
      Query.of(explaining, "explain analyze insert into ledger values (7)").strings();
      undecided.setAutoCommit(false);
      Query.of(undecided, "insert into ledger values (8)").run();
      Query.of(undecided, "select 1").run();
      Query.of(looking, "/* look */ select 1").run();
      FenceReport report = steps.fence(StepBed.PAIR, Side.SOURCE);

      String from = ", from " + addressOf(ours) + ")";
      assertEquals(
          List.of(
              "postgres (explaining" + from, "postgres (psql" + from, "postgres (undecided" + from),
          report.rootSessions());
      assertEquals(4, report.sessionsEnded());
      for (Connection ended : List.of(psql, explaining, undecided, forged)) {
        assertThrows(SQLException.class, () -> Query.of(ended, "select 1").run());
      }
      Query.of(ours, "select 1").run();
      Query.of(looking, "select 1").run();
    } finally {
      bed.run(Side.SOURCE, "truncate ledger");
    }
    assertExcluded(config -> FenceBed.excluding(config, "datadog", "postgres"));
    assertExcluded(
        config ->
            FenceBed.excluding(config, "datadog")
                .with("/exclude_patterns", List.of("mon\\_%", "postgre_")));
  }

  private static void assertExcluded(UnaryOperator<ConfigFile> excluding) throws SQLException {
    bed.configure(excluding);
    try (Connection psql = fence.asRoot("psql")) {
      Query.of(psql, "create temp table theirs (id int)").run();
      assertEquals(List.of(), steps.fence(StepBed.PAIR, Side.SOURCE).rootSessions());
      Query.of(psql, "select 1").run();
    } finally {
      bed.configure(config -> FenceBed.excluding(config, "datadog"));
    }
  }

  /** What writes for a role without a client is ended with the role's sessions. */
  @Test
  void endsWorkersInTheBackgroundThatActForAnApplication() throws Exception {
    PostgresServer publisher = bed.servers().destination();
    bed.run(Side.DESTINATION, "create publication p");
    alone(
        "set role app_root",
        "create subscription s connection 'host=%s port=%d dbname=shop user=%s password=%s' publication p"
            .formatted(
                publisher.ip(), publisher.port(), publisher.superuser(), publisher.password()));
    try {
      Deadline.await(() -> !bed.strings(Side.SOURCE, WORKERS).isEmpty());

      steps.fence(StepBed.PAIR, Side.SOURCE);

      assertEquals(List.of(), bed.strings(Side.SOURCE, WORKERS));
    } finally {
      alone("drop subscription s");
      bed.run(Side.DESTINATION, "drop publication p");
    }
  }

  /** An attempt of which nobody heard again may still be about to revoke. */
  @Test
  void whoUndoesAFenceFirstEndsWhatItsAttemptsHaveLeft() throws Exception {
    LoginActivities logins = bed.quick(LoginActivities.class, LoginActivitiesImpl::new);
    try (Connection fencing = zombie("Fence");
        Connection bringing = zombie("EnsureApplicationRoles");
        Connection another = zombie("Drain")) {
      steps.unfence(StepBed.PAIR, Side.SOURCE);

      assertThrows(SQLException.class, () -> Query.of(fencing, "select 1").run());
      assertThrows(SQLException.class, () -> Query.of(bringing, "select 1").run());
      Query.of(another, "select 1").run();
    }
    try (Connection fencing = zombie("Fence");
        Connection bringing = zombie("EnsureApplicationRoles");
        Connection revoking = zombie("revoke-logins.RevokeLogins");
        Connection another = zombie("Drain")) {
      logins.restoreLogins(StepBed.PAIR, Side.SOURCE, RoleFilter.NOBODY);

      for (Connection ended : List.of(fencing, bringing, revoking)) {
        assertThrows(SQLException.class, () -> Query.of(ended, "select 1").run());
      }
      Query.of(another, "select 1").run();
    }
  }

  private static Connection zombie(String step) throws SQLException {
    return fence.asRoot("beltline:" + StepBed.PAIR + ":" + step + "#1");
  }

  @Test
  void aLoginThatLingersDoesNotHoldTheFenceUp() throws Exception {
    try (Socket slow = new Socket(bed.servers().source().host(), bed.servers().source().port())) {
      sendStartup(slow, "app_one", StepBed.PAIR.db());
      slow.getInputStream().read();

      assertEquals(7, steps.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());
    }
  }

  /** The server lists it only later, and no login is asked for any more. */
  @Test
  void whoHasJustPassedTheCheckOfItsRoleIsWaitedForAndEnded() throws Exception {
    CompletableFuture<Connection> arriving =
        CompletableFuture.supplyAsync(() -> arrivingLate("app_one"));
    Deadline.await(() -> !bed.strings(Side.SOURCE, ARRIVING).isEmpty());

    steps.fence(StepBed.PAIR, Side.SOURCE);

    assertThrows(ExecutionException.class, arriving::get);
  }

  /** A client whose session is listed a second after its role was checked. */
  private static Connection arrivingLate(String role) {
    try {
      Properties properties = new Properties();
      properties.setProperty("user", role);
      properties.setProperty("password", FenceBed.PASSWORD);
      properties.setProperty("options", "-c post_auth_delay=1");
      return DriverManager.getConnection(
          bed.servers().source().jdbcUrl(StepBed.PAIR.db()), properties);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
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

  private static String addressOf(Connection session) throws SQLException {
    return Query.of(session, "select coalesce(host(inet_client_addr()), 'the server itself')")
        .strings()
        .get(0);
  }

  /** Each in a statement of its own, outside a transaction. */
  private static void alone(String... statements) throws SQLException {
    try (Connection root = fence.asRoot("beltline-test")) {
      for (String statement : statements) {
        Query.of(root, statement).run();
      }
    }
  }
}
