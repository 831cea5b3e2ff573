package io.beltline.activities.fence;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import java.util.List;

/** The roles of one side's server. */
final class Roles {
  private static final String LOGINS =
      "select rolname from pg_roles where rolcanlogin order by rolname collate \"C\"";
  private static final String ADDED =
      "select format('%I', rolname) from pg_roles where rolname !~ '^(pg_|postgres)'";

  private Roles() {}

  /** Those that can log in, capital letters first. */
  static List<String> thatCanLogIn(StepBed bed, Side side) {
    return bed.strings(side, LOGINS);
  }

  /** Drops all but the server's own. */
  static void drop(StepBed bed, Side side) {
    bed.strings(side, ADDED).forEach(role -> bed.run(side, "drop role " + role));
  }
}
