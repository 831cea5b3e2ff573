package io.beltline.activities.precheck;

import io.beltline.activities.engine.ServerOffer;
import io.beltline.workflows.precheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's output plugin is allowed, on either side: the back link is decoded too. */
final class OutputPluginCheck implements SideCheck {
  private static final String PLUGINS = "output_plugin_libraries";

  private final String plugin;

  OutputPluginCheck(String plugin) {
    this.plugin = plugin;
  }

  @Override
  public List<Finding> findings(InspectedSide side) {
    Optional<List<String>> allowed = side.setting(PLUGINS).map(ServerOffer::libraries);
    if (allowed.isEmpty() || allowed.get().contains(plugin)) {
      return List.of();
    }
    List<String> wanted = new ArrayList<>(allowed.get());
    wanted.add(plugin);
    return List.of(
        FindingCode.OUTPUT_PLUGIN.blocker(
            side.side(),
            PLUGINS + " does not allow " + plugin,
            "alter system set %s = '%s'; select pg_reload_conf();"
                .formatted(PLUGINS, String.join("', '", wanted))));
  }
}
