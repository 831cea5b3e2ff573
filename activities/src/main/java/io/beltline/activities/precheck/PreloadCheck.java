package io.beltline.activities.precheck;

import io.beltline.activities.engine.ServerOffer;
import io.beltline.workflows.precheck.Finding;
import java.util.ArrayList;
import java.util.List;

/** pglogical is preloaded, on either side: each is a provider once. */
final class PreloadCheck implements SideCheck {
  private static final String LIBRARIES = "shared_preload_libraries";

  @Override
  public List<Finding> findings(InspectedSide side) {
    if (preloads(side)) {
      return List.of();
    }
    List<String> wanted = new ArrayList<>(libraries(side));
    wanted.add(ServerOffer.PGLOGICAL);
    return List.of(
        FindingCode.PRELOAD_LIBRARIES.blocker(
            side.side(),
            "pglogical is not preloaded",
            "Install pglogical for this version; alter system set %s = '%s'; then restart the server."
                .formatted(LIBRARIES, String.join("', '", wanted))));
  }

  /** Whether the server preloads pglogical. */
  static boolean preloads(InspectedSide side) {
    return libraries(side).contains(ServerOffer.PGLOGICAL);
  }

  private static List<String> libraries(InspectedSide side) {
    return ServerOffer.libraries(side.setting(LIBRARIES).orElse(""));
  }
}
