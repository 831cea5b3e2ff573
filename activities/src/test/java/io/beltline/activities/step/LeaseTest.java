package io.beltline.activities.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of several attempts of a step the latest is the only one that acts. */
class LeaseTest {
  private static StepBed bed;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  void aLaterAttemptEndsTheSessionsOfAnEarlierOneWhichGivesWay() throws Exception {
    SessionTag first = attempt("Fence", 1);
    SessionTag second = attempt("Fence", 2);
    try (Connection zombie = session(first);
        Connection zombiesOther = session(first);
        Connection another = session(attempt("FenceOfAnother", 1));
        Connection later = bed.connect(Side.SOURCE);
        Connection laggard = bed.connect(Side.SOURCE)) {
      Lease.take(zombie, first, first, Side.SOURCE);

      Lease.take(later, second, second, Side.SOURCE);

      assertThrows(SQLException.class, () -> Query.of(zombie, "select 1").run());
      assertThrows(SQLException.class, () -> Query.of(zombiesOther, "select 1").run());
      Query.of(another, "select 1").run();
      assertTrue(holdsALock(later));
      assertEquals(
          "Superseded",
          assertThrows(
                  ApplicationFailure.class, () -> Lease.take(laggard, first, first, Side.SOURCE))
              .getType());
      Query.of(later, "select 1").run();
    }
  }

  /** Whoever has the lock may not be seen under the step's name. */
  @Test
  void nobodyActsWithoutTheLock() throws Exception {
    SessionTag tag = attempt("Drain", 1);
    try (Connection holder = bed.connect(Side.SOURCE);
        Connection waiting = bed.connect(Side.SOURCE)) {
      Query.of(holder, "select pg_advisory_lock(hashtext(?), hashtext('beltline'))", tag.ofStep())
          .run();
      CompletableFuture<Boolean> taken =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  Lease.take(waiting, tag, tag, Side.SOURCE);
                  return holdsALock(waiting);
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      String tagged = "select pid from pg_stat_activity where application_name = '" + tag + "'";
      Deadline.await(() -> !bed.strings(Side.SOURCE, tagged).isEmpty());
      Query.of(holder, "select pg_advisory_unlock_all()").run();

      assertTrue(taken.get(10, TimeUnit.SECONDS));
    }
  }

  private static SessionTag attempt(String step, int number) {
    return SessionTag.of(StepBed.PAIR, step, number);
  }

  /** One that an attempt has left. */
  private static Connection session(SessionTag tag) throws SQLException {
    Connection session = bed.connect(Side.SOURCE);
    Sessions.tag(session, tag);
    return session;
  }

  private static boolean holdsALock(Connection session) throws SQLException {
    return Query.of(
            session,
            "select exists (select from pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid())")
        .isTrue();
  }
}
