package io.beltline.activities.precheck;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.sql.Identifiers;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings without which the log cannot be decoded, by pglogical or for a comparison, on either
 * side: the back link decodes too.
 */
final class ReplicationSettingsCheck implements SideCheck {
  /** What a server must preload. */
  static final String LIBRARY = "pglogical";

  private static final String LIBRARIES = "shared_preload_libraries";
  private static final List<String> NEEDED = List.of("pglogical_output", ChangeSlot.PLUGIN);
  private static final String NO_FILE = "58P01";
  private static final String PLUGINS = "output_plugin_libraries";

  @Override
  public List<Finding> findings(InspectedSide side) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    walLevel(side, findings);
    preloaded(side, findings);
    outputPlugin(side, findings);
    installed(side, findings);
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
    side.setting(PLUGINS)
        .filter(allowed -> !names(allowed).containsAll(NEEDED))
        .ifPresent(
            allowed ->
                findings.add(
                    FindingCode.OUTPUT_PLUGIN.blocker(
                        side.side(),
                        PLUGINS + " does not allow " + missing(allowed),
                        "alter system set %s = %s; select pg_reload_conf();"
                            .formatted(PLUGINS, quotedWith(allowed)))));
  }

  /** Loads it into this session; who may not do that is not told. */
  private static void installed(InspectedSide side, List<Finding> findings) throws SQLException {
    try {
      side.query("load " + Identifiers.literal(ChangeSlot.PLUGIN)).run();
    } catch (SQLException e) {
      if (NO_FILE.equals(e.getSQLState())) {
        findings.add(
            FindingCode.OUTPUT_PLUGIN.blocker(
                side.side(),
                ChangeSlot.PLUGIN + " is not installed",
                "Install PostgreSQL's contrib package for this version, such as postgresql-contrib."));
      } else if (PostgresFailure.of(e.getSQLState()) != PostgresFailure.NOT_ALLOWED) {
        throw e;
      }
    }
  }

  private static String missing(String allowed) {
    return NEEDED.stream()
        .filter(plugin -> !names(allowed).contains(plugin))
        .collect(Collectors.joining(" and "));
  }

  private static String quotedWith(String allowed) {
    Set<String> all = new LinkedHashSet<>(names(allowed));
    all.addAll(NEEDED);
    return "'" + String.join("', '", all) + "'";
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
