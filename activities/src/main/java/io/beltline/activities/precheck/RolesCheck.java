package io.beltline.activities.precheck;

import io.beltline.activities.roles.RoleComparison;
import io.beltline.activities.roles.RoleDifference;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Roles that the destination has already are what they are on the source. */
final class RolesCheck implements PairCheck {
  private final Attempt attempt;

  RolesCheck(Attempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    return RoleComparison.read(attempt, source.connection(), destination.connection())
        .differences()
        .stream()
        .map(RolesCheck::finding)
        .toList();
  }

  private static Finding finding(RoleDifference difference) {
    String reason = "role " + difference.what();
    String remedy =
        difference.remedies().isEmpty()
            ? "Nobody may give it that here; see whether the application does without."
            : difference.remedies().stream()
                .map(statement -> statement + ";")
                .collect(Collectors.joining(" "));
    return difference.lacks().isEmpty()
        ? FindingCode.ROLE_DIFFERS.warning(Side.DESTINATION, reason, remedy)
        : FindingCode.ROLE_DIFFERS.blocker(Side.DESTINATION, reason, remedy);
  }
}
