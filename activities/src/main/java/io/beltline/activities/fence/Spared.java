package io.beltline.activities.fence;

import io.beltline.activities.roles.ManagedRoles;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a fence leaves alone: the side's root user, the replication role, the roles that come with
 * PostgreSQL or the hosting, what the configuration excludes, and what a command excepts.
 * Superusers of an application are fenced like everybody else, because they can write like
 * everybody else. The root user keeps its login; sessions of it that are not ours and whose latest
 * statement does not only read are ended all the same, unless the root user is excluded by its
 * name.
 *
 * @param names exactly as the server has them
 * @param patterns {@code LIKE} patterns, which tell upper from lower case
 */
record Spared(List<String> names, List<String> patterns) {
  private static final String FENCEABLE = Statements.of(Spared.class, "fenceable.sql");

  /** What the names of our own sessions begin with, and of the root user's that only look. */
  private static final String OURS = "beltline";

  /** Whom the fence of this side leaves alone. */
  static Spared on(Attempt attempt, Side side) {
    return on(attempt, side, RoleFilter.NOBODY);
  }

  /** The same, and some roles more. */
  static Spared on(Attempt attempt, Side side, RoleFilter except) {
    List<String> names = new ArrayList<>();
    names.add(attempt.server(side).replication().name());
    names.addAll(attempt.configuration().exclusions().users());
    names.addAll(except.names());
    List<String> patterns = new ArrayList<>(attempt.configuration().exclusions().patterns());
    patterns.addAll(except.patterns());
    return new Spared(names, patterns);
  }

  /**
   * A statement about {@code fenceable} roles, sessions of an {@code application}, and each {@code
   * root_session}; both kinds of sessions are {@code intruder}s. By a session of the root user.
   */
  Query about(Connection connection, String statement) {
    return Query.of(
        connection, FENCEABLE + statement, names, patterns, ManagedRoles.BY_DATABASE, OURS);
  }
}
