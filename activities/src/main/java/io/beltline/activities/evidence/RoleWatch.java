package io.beltline.activities.evidence;

import io.beltline.activities.roles.RoleComparison;
import io.beltline.activities.roles.RoleDifference;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.words.Names;
import io.beltline.workflows.evidence.Evidence.Check;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether those who can log in on the source can on the destination, once that is opened. The more
 * roles the less often it is looked, so that this takes a small share of the time.
 */
final class RoleWatch {
  private static final int PAUSE_FACTOR = 10;
  private static final int NAMED = 10;

  private final Attempt attempt;
  private final PairSessions sessions;
  private Check latest = new Check("roles", true, "not looked at yet");
  private long nextLook = System.nanoTime();

  RoleWatch(Attempt attempt, PairSessions sessions) {
    this.attempt = attempt;
    this.sessions = sessions;
  }

  /**
   * Red when one is missing there, because the outage would be undone for that. What somebody has
   * changed of one, there or here, is told.
   */
  Check look() throws SQLException {
    long began = System.nanoTime();
    if (began - nextLook >= 0) {
      latest = compare();
      long ended = System.nanoTime();
      nextLook = ended + (ended - began) * PAUSE_FACTOR;
    }
    return latest;
  }

  private Check compare() throws SQLException {
    RoleComparison roles = RoleComparison.read(attempt, sessions.source(), sessions.destination());
    List<String> missing = roles.missing();
    List<String> said = new ArrayList<>();
    missing.forEach(role -> said.add(role + ": missing on the destination"));
    roles.differences().stream().map(RoleDifference::what).forEach(said::add);
    return new Check(
        "roles",
        missing.isEmpty(),
        said.isEmpty()
            ? "everybody's is on the destination as on the source"
            : Names.list(said, NAMED, "; "));
  }
}
