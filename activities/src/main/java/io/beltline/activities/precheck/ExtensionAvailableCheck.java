package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** The extension that the links are made of. */
final class ExtensionAvailableCheck implements SideCheck {
  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    String available =
        "select exists (select from pg_catalog.pg_available_extensions where name = 'pglogical')";
    if (side.query(available).isTrue()) {
      return List.of();
    }
    return List.of(
        FindingCode.EXTENSION_PGLOGICAL.blocker(
            side.side(),
            "the extension pglogical is not installed",
            "Install its package, such as postgresql-%d-pglogical, on that server."
                .formatted(side.majorVersion())));
  }
}
