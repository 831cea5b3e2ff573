package io.beltline.worker;

import io.beltline.configuration.ConfigurationDirectory;
import io.beltline.configuration.problem.ConfigurationException;
import java.nio.file.Path;
import java.util.List;

/** Chooses the datacenters to serve from those that a folder configures. */
final class ServedDatacenters {
  private ServedDatacenters() {}

  /**
   * The datacenters that were asked for, or every configured one if none was.
   *
   * @throws UnusableSettings if there is nothing to serve, or one asked for is not configured
   */
  static List<String> among(Path configDir, List<String> asked) {
    List<String> configured = configured(configDir);
    if (configured.isEmpty()) {
      throw new UnusableSettings(
          "No datacenter is configured in %s: describe a pair in configs/<dc>/<db>/config.json."
              .formatted(configDir.toAbsolutePath().normalize()));
    }
    for (String datacenter : asked) {
      if (!configured.contains(datacenter)) {
        throw new UnusableSettings(
            "Unknown datacenter '%s'; configured in %s are: %s."
                .formatted(
                    datacenter,
                    configDir.toAbsolutePath().normalize(),
                    String.join(", ", configured)));
      }
    }
    return asked.isEmpty() ? configured : asked;
  }

  private static List<String> configured(Path configDir) {
    try {
      return new ConfigurationDirectory(configDir).datacenters();
    } catch (ConfigurationException e) {
      throw new UnusableSettings(
          e.getMessage() + "\nSay where it is with --config-dir or BELTLINE_CONFIG_DIR.", e);
    }
  }
}
