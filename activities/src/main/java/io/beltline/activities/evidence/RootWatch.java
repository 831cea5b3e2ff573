package io.beltline.activities.evidence;

import io.beltline.activities.fence.Breach;
import io.beltline.activities.fence.Breach.RootSession;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.words.Names;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sessions of the root user's name that are not ours, on the side that will be fenced. A fence ends
 * those that do more than look and cannot keep them out, so an application that uses the root user
 * has to be seen before.
 */
final class RootWatch {
  private static final int NAMED = 10;

  private final Sessions side;
  private final Set<Integer> writers = new HashSet<>();

  RootWatch(Sessions side) {
    this.side = side;
  }

  /** By a session of the root user on that side. */
  static RootWatch on(Attempt attempt, Side side, Connection connection) {
    return new RootWatch(Breach.on(attempt, side, connection)::rootSessions);
  }

  /** Red as long as a session is there that was seen writing. */
  Check look() throws SQLException {
    List<RootSession> sessions = side.now();
    sessions.stream().filter(RootSession::writes).forEach(session -> writers.add(session.pid()));
    writers.retainAll(sessions.stream().map(RootSession::pid).toList());
    List<RootSession> writing =
        sessions.stream().filter(session -> writers.contains(session.pid())).toList();
    if (!writing.isEmpty()) {
      return check(
          false, "written as root_user, whom no fence keeps out, has been by: " + named(writing));
    }
    return sessions.isEmpty()
        ? check(true, "nobody is connected as root_user")
        : check(
            true,
            "the fence ends those that do more than look, and an outage in which one comes back is undone: "
                + named(sessions));
  }

  private static Check check(boolean ok, String detail) {
    return new Check("root sessions", ok, detail);
  }

  private static String named(List<RootSession> sessions) {
    return Names.list(
        sessions.stream().map(session -> session.description() + " pid " + session.pid()).toList(),
        NAMED,
        "; ");
  }

  /** Those that are there. */
  @FunctionalInterface
  interface Sessions {
    List<RootSession> now() throws SQLException;
  }
}
