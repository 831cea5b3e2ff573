package io.beltline.activities.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.configuration.server.Server;
import io.beltline.testbed.ConfigFile;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a step's sessions are, and how they go from one step of an outage to the next. */
class StepSessionsTest {
  private static final SessionTag FENCE = SessionTag.of(StepBed.PAIR, "Fence", 1);
  private static final SessionTag DRAIN = SessionTag.of(StepBed.PAIR, "Drain", 2);
  private static final IdleSessions idle = new IdleSessions();
  private static StepBed bed;
  private static Server server;
  private static IdleSessions.Key key;

  @BeforeAll
  static void start(@TempDir Path folder) {
    bed = StepBed.start();
    bed.run(Side.SOURCE, "create sequence numbers");
    ConfigFile.of(StepBed.PAIR.dc(), bed.servers()).writeTo(folder);
    server = new ConfigurationDirectory(folder).load(StepBed.PAIR.dc(), StepBed.PAIR.db()).source();
    key = IdleSessions.Key.of(server, server.root(), Duration.ofSeconds(45));
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  void theNextStepGetsTheSameSessionUnderItsOwnTagWithNothingLeftOfTheOneBefore()
      throws SQLException {
    Connection first = take(FENCE);
    int pid = pid(first);
    Query.of(first, "select pg_advisory_lock(7)").one(row -> true);
    Query.of(first, "select set_config('session_replication_role', 'replica', false)").strings();
    Query.of(first, "select nextval('public.numbers')").strings();
    first.setAutoCommit(false);
    Query.of(first, "create temp table mine (x int)").run();
    first.commit();
    first.setReadOnly(true);
    idle.giveBack(key, FENCE, first);

    Connection second = take(DRAIN);

    assertEquals(pid, pid(second));
    assertEquals(DRAIN.toString(), text(second, "show application_name"));
    assertEquals("origin", text(second, "show session_replication_role"));
    assertEquals(
        "0",
        text(
            second,
            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"));
    assertEquals("", text(second, "select coalesce(to_regclass('pg_temp.mine')::text, '')"));
    assertFalse(second.isReadOnly());
    assertThrows(SQLException.class, () -> text(second, "select lastval()"));
    idle.giveBack(key, DRAIN, second);
  }

  @Test
  void anIdleSessionCarriesNoStepsTagSoThatNobodyEndsItAsAZombie() throws Exception {
    Connection session = take(FENCE);
    int pid = pid(session);
    idle.giveBack(key, FENCE, session);

    try (Connection other = bed.connect(Side.SOURCE)) {
      String name = "select application_name from pg_stat_activity where pid = " + pid;
      Deadline.await(() -> text(other, name).equals(SessionTag.IDLE));
    }
  }

  @Test
  void aSessionThatTheServerHasEndedIsReplaced() throws SQLException {
    Connection session = take(FENCE);
    int pid = pid(session);
    idle.giveBack(key, FENCE, session);
    bed.run(Side.SOURCE, "select pg_terminate_backend(" + pid + ", 5000)");

    Connection next = take(DRAIN);

    assertNotEquals(pid, pid(next));
    idle.giveBack(key, DRAIN, next);
  }

  /** As one whose transaction nobody has ended. */
  @Test
  void aSessionThatCannotBeResetIsEndedAndReplaced() throws Exception {
    Connection session = take(FENCE);
    int pid = pid(session);
    Query.of(session, "begin").run();
    idle.giveBack(key, FENCE, session);

    Connection next = take(FENCE);

    assertNotEquals(pid, pid(next));
    Deadline.await(
        () ->
            bed.strings(Side.SOURCE, "select pid from pg_stat_activity where pid = " + pid)
                .isEmpty());
    idle.giveBack(key, FENCE, next);
  }

  @Test
  void aStepGetsTheSessionThatItHadBefore() throws SQLException {
    Connection fences = take(FENCE);
    Connection drains = take(DRAIN);
    int pid = pid(fences);
    idle.giveBack(key, FENCE, fences);
    idle.giveBack(key, DRAIN, drains);

    Connection again = take(FENCE);

    assertEquals(pid, pid(again));
    idle.giveBack(key, FENCE, again);
  }

  @Test
  void ofTwoAttemptsInTheSameMomentTheLaterOneGoesOnAlone() throws SQLException {
    SessionTag later = SessionTag.of(StepBed.PAIR, "Fence", 2);
    for (int round = 0; round < 10; round++) {
      try (Connection first = open(FENCE);
          Connection second = open(later)) {
        Both<String, String> ended =
            Both.ask(() -> lease(first, FENCE), () -> lease(second, later));

        assertEquals("", ended.second());
        assertTrue(ended.first().equals("Superseded") || !first.isValid(5), ended.first());
        try (Connection again = open(FENCE)) {
          assertEquals("Superseded", lease(again, FENCE), "one that was missed and is back");
        }
        assertEquals("5s", text(second, "show lock_timeout"));
      }
    }
  }

  private static Connection open(SessionTag tag) throws SQLException {
    return Databases.open(server, server.root(), tag.toString(), Duration.ofSeconds(45));
  }

  /** How it failed to get the lease; empty if it has it. */
  private static String lease(Connection session, SessionTag tag) {
    try {
      Lease.take(session, tag, tag, Side.SOURCE);
      return "";
    } catch (ApplicationFailure e) {
      return e.getType();
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }

  private static Connection take(SessionTag tag) throws SQLException {
    return idle.takeOrOpen(key, tag, server, server.root(), session -> Sessions.tag(session, tag));
  }

  private static int pid(Connection connection) throws SQLException {
    return (int) Query.of(connection, "select pg_backend_pid()").number();
  }

  private static String text(Connection connection, String sql) throws SQLException {
    return Query.of(connection, sql).strings().get(0);
  }
}
