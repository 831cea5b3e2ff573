package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose sessions a fence ends, and whose it leaves. */
class FencedSessionsTest {
  private static final String WORKERS =
      "select pid from pg_stat_activity where backend_type = 'logical replication worker' and usename = 'app_root'";

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
        Connection looking = fence.asRoot("monitor");
        Connection ours = fence.asRoot("beltline-look");
        Connection forged = fence.login("app_one", StepBed.PAIR.db(), "beltline:idle")) {
      Query.of(psql, "create temp table theirs (id int)").run();
      Query.of(looking, "/* look */ select 1").run();
      FenceReport report = steps.fence(StepBed.PAIR, Side.SOURCE);

      assertEquals(2, report.sessionsEnded());
      assertEquals(List.of("postgres (psql, from " + addressOf(ours) + ")"), report.rootSessions());
      assertThrows(SQLException.class, () -> Query.of(psql, "select 1").run());
      assertThrows(SQLException.class, () -> Query.of(forged, "select 1").run());
      Query.of(ours, "select 1").run();
      Query.of(looking, "select 1").run();
    }
    bed.configure(config -> FenceBed.excluding(config, "datadog", "postgres"));
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

  @Test
  void aLoginThatLingersDoesNotHoldTheFenceUp() throws Exception {
    try (Socket slow = new Socket(bed.servers().source().host(), bed.servers().source().port())) {
      sendStartup(slow, "app_one", StepBed.PAIR.db());
      slow.getInputStream().read();

      assertEquals(7, steps.fence(StepBed.PAIR, Side.SOURCE).rolesRevoked());
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
