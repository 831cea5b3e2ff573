package io.beltline.activities.precheck;

import io.beltline.activities.fence.FenceOutlook;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.words.Names;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changes because a server has other databases that applications may use: fences are of the
 * database then, which needs its owner's rights and does not bind superusers.
 */
final class NeighboursCheck implements PairCheck {
  private static final int NAMED = 20;

  private final Attempt attempt;

  NeighboursCheck(Attempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    FenceOutlook here = FenceOutlook.of(attempt, source.side(), source.connection());
    FenceOutlook there = FenceOutlook.of(attempt, destination.side(), destination.connection());
    List<Finding> findings = new ArrayList<>();
    if (!here.neighbours().isEmpty() || !there.neighbours().isEmpty()) {
      explain(source, here, findings);
      explain(destination, there, findings);
      obstacles(source, here, findings);
      obstacles(destination, there, findings);
    } else {
      lockedOut(source, here, findings);
      lockedOut(destination, there, findings);
    }
    return findings;
  }

  private static void explain(InspectedSide side, FenceOutlook outlook, List<Finding> findings) {
    if (!outlook.neighbours().isEmpty()) {
      findings.add(
          FindingCode.NEIGHBOURS.warning(
              side.side(),
              "the server has other databases (%s): fences of this pair take the right to connect to its databases, and leave logins alone"
                  .formatted(Names.list(outlook.neighbours(), NAMED)),
              "Nothing has to be done: applications of the others are not kept out, and the others can be migrated at the same time."));
    }
  }

  /** Fences that take logins take them for every database, the one of PostgreSQL's own too. */
  private static void lockedOut(InspectedSide side, FenceOutlook outlook, List<Finding> findings) {
    if (!outlook.elsewhere().isEmpty()) {
      findings.add(
          FindingCode.LOGIN_SHARED.warning(
              side.side(),
              "behind the fence these could not log in to the database that they use now either: "
                  + Names.list(outlook.elsewhere(), NAMED),
              "Exclude those that never write to %s."
                  .formatted(Identifiers.quote(side.server().database()))));
    }
  }

  private static void obstacles(InspectedSide side, FenceOutlook outlook, List<Finding> findings) {
    if (!outlook.mayChange()) {
      findings.add(
          FindingCode.ROOT_RIGHTS.blocker(
              side.side(),
              "root_user '%s' may not change rights on database %s, which the fence has to where one of the servers has other databases"
                  .formatted(side.server().root().name(), side.server().database()),
              "grant %s to %s;"
                  .formatted(
                      Identifiers.quote(outlook.owner()),
                      Identifiers.quote(side.server().root().name()))));
    }
    if (!outlook.superusers().isEmpty()) {
      findings.add(
          FindingCode.SUPERUSER_LOGIN.warning(
              side.side(),
              "no right keeps a superuser out of a database: behind the fence these cannot log in to any database of the server: "
                  + Names.list(outlook.superusers(), NAMED),
              outlook.superusers().stream()
                      .map(role -> "alter role %s nosuperuser;".formatted(Identifiers.quote(role)))
                      .collect(Collectors.joining(" "))
                  + " Or exclude those that never write."));
    }
    if (!outlook.inheritors().isEmpty()) {
      findings.add(
          FindingCode.CONNECT_INHERITED.blocker(
              side.side(),
              "the fence could not keep these out, because they are members of roles that it leaves alone: "
                  + Names.list(outlook.inheritors(), NAMED),
              "Exclude them too, take the membership away, or alter role … noinherit."));
    }
  }
}
