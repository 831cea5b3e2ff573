package io.beltline.activities.fence;

import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What gets through a fence that is up: logins given back, and sessions. */
public final class Breach {
  private static final String VISITORS = Statements.of(Breach.class, "visitors.sql");

  private final Connection connection;
  private final Spared spared;

  private Breach(Connection connection, Spared spared) {
    this.connection = connection;
    this.spared = spared;
  }

  /** For looks at this side's fence by a session of the attempt. */
  public static Breach on(Attempt attempt, Side side, Connection connection) {
    return new Breach(connection, Spared.on(attempt, side));
  }

  /**
   * Roles that the fence took the login from and that have it again, as far as it is remembered.
   */
  public List<String> loginsRestored() throws SQLException {
    FenceState state = FenceState.read(connection, spared);
    return state.openRoles().stream().filter(state.logins()::contains).toList();
  }

  /**
   * Sessions of the root user's name that are not ours, on a side that may be fenced or not. A
   * fence ends those that do more than look, and cannot keep them out. None where the root user is
   * excluded by its name.
   */
  public List<RootSession> rootSessions() throws SQLException {
    return spared
        .about(connection, "select pid, user_name, writes from root_session order by pid")
        .list(
            row ->
                new RootSession(
                    row.getInt("pid"), row.getString("user_name"), row.getBoolean("writes")));
  }

  /** Whose sessions are there; nobody's should be. */
  public List<Visitor> visitors() throws SQLException {
    return spared
        .about(connection, VISITORS)
        .list(
            row ->
                new Visitor(
                    row.getString("user_name"),
                    row.getInt("sessions"),
                    row.getString("since"),
                    row.getString("clients")));
  }

  /**
   * One session of the root user's name.
   *
   * @param pid its process
   * @param description who it is, in words
   * @param writes whether it is writing at this moment
   */
  public record RootSession(int pid, String description, boolean writes) {}

  /**
   * One role's sessions.
   *
   * @param role its name
   * @param sessions how many there are
   * @param since when the oldest began, in UTC
   * @param clients the addresses that they come from
   */
  public record Visitor(String role, int sessions, String since, String clients) {}
}
