package io.beltline.activities.precheck;

import io.beltline.activities.roles.SharedRole;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** A replication role that another database uses has the password that is configured here. */
final class ReplicationPasswordCheck implements SideCheck {
  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    if (!SharedRole.hasOtherPassword(side.connection(), side.server())) {
      return List.of();
    }
    return List.of(
        FindingCode.REPLICATION_PASSWORD.blocker(
            side.side(),
            "another database of the server uses pglogical_user '%s' with another password"
                .formatted(side.server().replication().name()),
            "Give both pairs the same password in config.json, or this one a pglogical_user of another name."));
  }
}
