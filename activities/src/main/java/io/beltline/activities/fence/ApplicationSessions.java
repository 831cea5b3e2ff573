package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sessions of applications until none is left and none is on its way.
 *
 * <p>To be used after the logins were revoked, and committed. {@code pg_stat_activity} does not
 * list a session that is still logging in, and one that passed the check of its role just before
 * the revoke would appear, and write, after everything looked quiet. Such a session holds its
 * virtual transaction id during all of its login, so those that are seen first are waited for by
 * that; whoever comes later finds the login revoked.
 */
final class ApplicationSessions {
  private static final String END = Statements.of(ApplicationSessions.class, "end-sessions.sql");
  private static final String STARTING = Statements.of(ApplicationSessions.class, "starting.sql");
  private static final String END_LOGIN =
      """
      select pg_terminate_backend(pid)
        from unnest(?::int[]) pid
       where (select rolsuper from pg_roles where rolname = current_user)
      """;

  private static final int NAMED = 20;
  private static final Duration POLL = Duration.ofMillis(1);
  private static final Duration LOGIN_GRACE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Attempt attempt;
  private final Connection connection;
  private final Spared spared;
  private final Set<Integer> ended = new HashSet<>();
  private final Set<String> ofRoot = new TreeSet<>();

  ApplicationSessions(Attempt attempt, Connection connection, Spared spared) {
    this.attempt = attempt;
    this.connection = connection;
    this.spared = spared;
  }

  /** Returns how many sessions were ended when there is none any more. */
  int endAll() throws SQLException {
    long began = System.nanoTime();
    Map<String, Integer> loggingIn = virtualTransactions();
    Set<String> users = look(loggingIn);
    while (!users.isEmpty() || !loggingIn.isEmpty()) {
      giveUpAfter(began, users);
      attempt.pause(POLL);
      if (!loggingIn.isEmpty()) {
        loggingIn.keySet().retainAll(virtualTransactions().keySet());
        endLingering(began, loggingIn);
      }
      users = look(loggingIn);
    }
    return ended.size();
  }

  private Map<String, Integer> virtualTransactions() throws SQLException {
    Map<String, Integer> found = new HashMap<>();
    Query.of(connection, STARTING).list(row -> found.put(row.getString(1), row.getInt(2)));
    return found;
  }

  /** Whose sessions were ended that have the root user's name. */
  List<String> ofRoot() {
    return ofRoot.stream().limit(NAMED).toList();
  }

  /** Ends what is there; who can be seen has logged in. Returns whose sessions were there. */
  private Set<String> look(Map<String, Integer> loggingIn) throws SQLException {
    List<Backend> backends =
        spared
            .about(connection, END)
            .list(
                row ->
                    new Backend(
                        row.getInt("pid"), row.getString("user_name"), row.getBoolean("is_root")));
    Set<String> users = new TreeSet<>();
    for (Backend backend : backends) {
      loggingIn.values().remove(backend.pid);
      if (backend.user != null) {
        ended.add(backend.pid);
        users.add(backend.user);
        if (backend.ofRoot) {
          ofRoot.add(backend.user);
        }
      }
    }
    return users;
  }

  /**
   * A client that is slow to answer the server's challenge would hold the fence up for as long as
   * {@code authentication_timeout}; its login would be refused anyway.
   */
  private void endLingering(long began, Map<String, Integer> loggingIn) throws SQLException {
    if (!loggingIn.isEmpty() && System.nanoTime() - began > LOGIN_GRACE.toNanos()) {
      Query.of(connection, END_LOGIN, loggingIn.values().stream().map(String::valueOf).toList())
          .run();
    }
  }

  private static void giveUpAfter(long began, Set<String> users) {
    if (System.nanoTime() - began > PATIENCE.toNanos()) {
      throw StepFailures.later(
          "SessionsRemain",
          "Sessions do not end within %d s of being told to: %s"
              .formatted(
                  PATIENCE.toSeconds(),
                  users.isEmpty() ? "still logging in" : String.join(", ", users)));
    }
  }

  private record Backend(int pid, @Nullable String user, boolean ofRoot) {}
}
