package io.beltline.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one worker process was asked to do, already checked.
 *
 * @param datacenters the datacenters that are served, at least one
 * @param configDir the folder that contains {@code configs/}
 * @param httpHost address that health and metrics listen on
 * @param httpPort their port, or 0 for any free one
 * @param shutdownGrace how long running steps may take to end after SIGTERM
 */
public record WorkerSettings(
    List<String> datacenters,
    Path configDir,
    String httpHost,
    int httpPort,
    Duration shutdownGrace) {
  private static final int LAST_PORT = 65535;

  public WorkerSettings {
    datacenters = datacenters.stream().distinct().toList();
    if (datacenters.isEmpty()) {
      throw new IllegalArgumentException("a worker serves at least one datacenter");
    }
    if (httpPort < 0 || httpPort > LAST_PORT) {
      throw new IllegalArgumentException("port " + httpPort + " is not between 0 and " + LAST_PORT);
    }
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("the grace time can't be negative");
    }
  }
}
