package io.beltline.activities.step;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Makes an attempt the only one of its step on one database: an advisory lock for the pair's step,
 * and the end of whatever sessions earlier attempts left behind. An attempt that finds a later one
 * at work gives way.
 */
final class Lease {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TAKE =
      """
      select set_config('application_name', ?, false),
             pg_try_advisory_lock(hashtext(?), hashtext('beltline')) as locked,
             array(select application_name::text || ' ' || pid
                     from pg_stat_activity
                    where datname = current_database()
                      and pid <> pg_backend_pid()
                      and starts_with(application_name, ?)) as sessions
      """;

  private Lease() {}

  /**
   * Takes the lease of a step, through the session that will hold it.
   *
   * @param tag of the step
   * @param holder what the session is tagged with in the same round trip
   */
  static void take(Connection connection, SessionTag tag, SessionTag holder, Side side)
      throws SQLException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!tryOnce(connection, tag, holder, side)) {
      if (Instant.now().isAfter(deadline)) {
        throw StepFailures.later(
            "LeaseBusy",
            "Another attempt of this step still runs on the " + side + ": " + tag.ofStep());
      }
      pause();
    }
  }

  private static boolean tryOnce(
      Connection connection, SessionTag tag, SessionTag holder, Side side) throws SQLException {
    Found found =
        Query.of(connection, TAKE, holder.toString(), tag.ofStep(), tag.ofStep())
            .one(
                row ->
                    new Found(
                        row.getBoolean("locked"),
                        List.of((String[]) row.getArray("sessions").getArray())));
    boolean alone = true;
    for (String session : found.sessions) {
      int space = session.lastIndexOf(' ');
      OptionalInt attempt = tag.attemptIn(session.substring(0, space));
      if (attempt.isEmpty()) {
        continue;
      }
      if (tag.attempt() > 0 && attempt.getAsInt() > tag.attempt()) {
        throw StepFailures.later(
            "Superseded", "A later attempt of this step runs on the " + side + ": " + tag);
      }
      alone = false;
      Query.of(
              connection,
              "select pg_terminate_backend(?)",
              Integer.parseInt(session.substring(space + 1)))
          .run();
    }
    return found.locked && alone;
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StepFailures.later("Interrupted", "The worker is stopping");
    }
  }

  private record Found(boolean locked, List<String> sessions) {}
}
