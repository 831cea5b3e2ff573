package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.List;

/** The views by which native links are followed are there from this version on. */
final class NativeVersionCheck implements SideCheck {
  private static final int FIRST = 14;

  @Override
  public List<Finding> findings(InspectedSide side) {
    return side.majorVersion() >= FIRST
        ? List.of()
        : List.of(
            FindingCode.ENGINE.blocker(
                side.side(),
                "engine 'native' needs PostgreSQL %d, and this is %d"
                    .formatted(FIRST, side.majorVersion()),
                "Install and preload pglogical on both servers, or upgrade this one in place first."));
  }
}
