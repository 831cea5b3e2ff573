package io.beltline.activities.precheck;

import io.beltline.activities.sql.Identifiers;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/**
 * The owner that the configuration names exists. Where root is no superuser the replication role
 * gets its rights from it, before application roles arrive on the destination; elsewhere a wrong
 * name does no harm, and those arrive by themselves.
 */
final class OwnerCheck implements SideCheck {
  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    if (Owner.of(side).isPresent()) {
      return List.of();
    }
    String name = side.server().owner().name();
    String reason = "owner_user '%s' of config.json does not exist".formatted(name);
    if (!RootRights.of(side).superuser()) {
      return List.of(
          FindingCode.OWNER_MISSING.blocker(
              side.side(),
              reason + ", and replication without a superuser needs its rights",
              "create role %s login; or correct owner_user in config.json."
                  .formatted(Identifiers.quote(name))));
    }
    return side.side() == Side.DESTINATION
        ? List.of()
        : List.of(
            FindingCode.OWNER_MISSING.warning(
                side.side(), reason, "Correct owner_user in config.json."));
  }
}
