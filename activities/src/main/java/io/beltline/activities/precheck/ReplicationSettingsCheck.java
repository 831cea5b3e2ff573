package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings without which pglogical cannot decode, on either side: the back link decodes too. */
final class ReplicationSettingsCheck implements SideCheck {
  /** What a server must preload. */
  static final String LIBRARY = "pglogical";

  private static final String LIBRARIES = "shared_preload_libraries";
  private static final String PLUGIN = "pglogical_output";
  private static final String PLUGINS = "output_plugin_libraries";

  @Override
  public List<Finding> findings(InspectedSide side) {
    List<Finding> findings = new ArrayList<>();
    walLevel(side, findings);
    preloaded(side, findings);
    outputPlugin(side, findings);
    return findings;
  }

  /** Whether the server preloads {@link #LIBRARY}. */
  static boolean preloads(InspectedSide side) {
    return names(side.setting(LIBRARIES).orElse("")).contains(LIBRARY);
  }

  private static void walLevel(InspectedSide side, List<Finding> findings) {
    String level = side.setting("wal_level").orElse("unknown");
    if (!level.equals("logical")) {
      findings.add(
          FindingCode.WAL_LEVEL.blocker(
              side.side(),
              "wal_level is " + level,
              "alter system set wal_level = 'logical'; then restart the server. (Amazon RDS: rds.logical_replication = 1 in the parameter group.)"));
    }
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

  private static void outputPlugin(InspectedSide side, List<Finding> findings) {
    allowing(side, PLUGIN)
        .ifPresent(
            remedy ->
                findings.add(
                    FindingCode.OUTPUT_PLUGIN.blocker(
                        side.side(), PLUGINS + " does not allow " + PLUGIN, remedy)));
  }

  /** What to type so that the server allows an output plugin; empty if it does. */
  static Optional<String> allowing(InspectedSide side, String plugin) {
    return side.setting(PLUGINS)
        .filter(allowed -> !names(allowed).contains(plugin))
        .map(
            allowed ->
                "alter system set %s = %s; select pg_reload_conf();"
                    .formatted(PLUGINS, quotedWith(allowed, plugin)));
  }

  private static String quotedWith(String allowed, String plugin) {
    List<String> all = new ArrayList<>(names(allowed));
    all.add(plugin);
    return "'" + String.join("', '", all) + "'";
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
