package io.beltline.activities.evidence;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.SessionTag;
import io.beltline.configuration.LoginExclusions;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What applications do on the side that will be fenced. */
final class ApplicationActivity {
  private static final String LOOK = Statements.of(ApplicationActivity.class, "sessions.sql");

  private final Connection connection;
  private final List<String> others;
  private final List<String> patterns;

  private ApplicationActivity(Connection connection, List<String> others, List<String> patterns) {
    this.connection = connection;
    this.others = others;
    this.patterns = patterns;
  }

  static ApplicationActivity on(Attempt attempt, Side side) throws SQLException {
    Server server = attempt.server(side);
    LoginExclusions exclusions = attempt.configuration().exclusions();
    List<String> others = new ArrayList<>(exclusions.users());
    others.add(server.root().name());
    others.add(server.replication().name());
    return new ApplicationActivity(attempt.connect(side), others, exclusions.patterns());
  }

  Seen look() throws SQLException {
    return Query.of(connection, LOOK, others, patterns, SessionTag.PREFIX)
        .one(
            row ->
                new Seen(
                    row.getInt("sessions"),
                    row.getLong("oldest_seconds"),
                    row.getInt("oldest_pid")));
  }

  /**
   * Applications at one moment.
   *
   * @param sessions how many sessions they have
   * @param oldestSeconds age of their oldest open transaction
   * @param oldestPid its process
   */
  record Seen(int sessions, long oldestSeconds, int oldestPid) {
    /** In words; a warning at most, because the fence ends it. */
    String oldestTransaction() {
      return oldestSeconds == 0
          ? "none open for a second or more"
          : "the oldest is open for %d s (pid %d); the fence would end it"
              .formatted(oldestSeconds, oldestPid);
    }
  }
}
