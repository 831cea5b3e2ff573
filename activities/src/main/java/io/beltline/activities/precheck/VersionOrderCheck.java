package io.beltline.activities.precheck;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.util.List;

/** A destination older than the source could not restore its schema. */
final class VersionOrderCheck implements PairCheck {
  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination) {
    if (destination.majorVersion() >= source.majorVersion()) {
      return List.of();
    }
    return List.of(
        FindingCode.DESTINATION_OLDER.blocker(
            Side.DESTINATION,
            "runs PostgreSQL %d, the source %d"
                .formatted(destination.majorVersion(), source.majorVersion()),
            "Choose a destination of the same or a later major version."));
  }
}
