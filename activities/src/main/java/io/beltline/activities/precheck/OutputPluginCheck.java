package io.beltline.activities.precheck;

import io.beltline.workflows.precheck.Finding;
import java.util.ArrayList;
import java.util.List;

/** The engine's output plugin is allowed, on either side: the back link is decoded too. */
final class OutputPluginCheck implements SideCheck {
  private static final String PLUGINS = "output_plugin_libraries";

  private final String plugin;

  OutputPluginCheck(String plugin) {
    this.plugin = plugin;
  }

  @Override
  public List<Finding> findings(InspectedSide side) {
    List<Finding> findings = new ArrayList<>();
    outputPlugin(side, findings);
    return findings;
  }

  private void outputPlugin(InspectedSide side, List<Finding> findings) {
    side.setting(PLUGINS)
        .filter(allowed -> !PreloadCheck.names(allowed).contains(plugin))
        .ifPresent(
            allowed ->
                findings.add(
                    FindingCode.OUTPUT_PLUGIN.blocker(
                        side.side(),
                        PLUGINS + " does not allow " + plugin,
                        "alter system set %s = %s; select pg_reload_conf();"
                            .formatted(PLUGINS, quotedWith(allowed)))));
  }

  private String quotedWith(String allowed) {
    List<String> all = new ArrayList<>(PreloadCheck.names(allowed));
    all.add(plugin);
    return "'" + String.join("', '", all) + "'";
  }
}
