package io.beltline.testbed.postgres;

/**
 * The setting that newer minor releases ask for before they let an output plugin decode.
 *
 * <p>Seen first in 15.20. A server that knows it refuses every pglogical slot unless the plugin is
 * named; a server that does not know it refuses to start when it is set.
 */
final class OutputPlugins {

  static final String SETTING = "output_plugin_libraries";

  private static final String NEEDED = "pgoutput,test_decoding,pglogical_output";

  private OutputPlugins() {}

  /**
   * Names the plugins that a migration needs, where the server knows the setting and nobody set it.
   */
  static ServerOptions allowedIn(ServerOptions options, boolean serverKnowsTheSetting) {
    if (!serverKnowsTheSetting || options.settings().containsKey(SETTING)) {
      return options;
    }
    return options.with(SETTING, NEEDED);
  }
}
