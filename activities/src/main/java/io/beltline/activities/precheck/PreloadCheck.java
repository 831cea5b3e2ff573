package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** pglogical is preloaded, on either side: each is a provider once. */
final class PreloadCheck implements SideCheck {
  /** What a server must preload. */
  static final String LIBRARY = "pglogical";

  private static final String LIBRARIES = "shared_preload_libraries";

  @Override
  public List<Finding> findings(InspectedSide side) {
    List<Finding> findings = new ArrayList<>();
    preloaded(side, findings);
    return findings;
  }

  /** Whether the server preloads {@link #LIBRARY}. */
  static boolean preloads(InspectedSide side) {
    return names(side.setting(LIBRARIES).orElse("")).contains(LIBRARY);
  }

  private static void preloaded(InspectedSide side, List<Finding> findings) {
    if (!preloads(side)) {
      String libraries = side.setting(LIBRARIES).orElse("");
      String wanted = libraries.isBlank() ? "pglogical" : libraries + ",pglogical";
      findings.add(
          FindingCode.PRELOAD_LIBRARIES.blocker(
              side.side(),
              "pglogical is not preloaded",
              "Install pglogical for this version; alter system set shared_preload_libraries = '%s'; then restart the server."
                  .formatted(String.join("', '", wanted.split("\\s*,\\s*", -1)))));
    }
  }

  /** The names in a setting that lists libraries. */
  static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
