package io.beltline.testbed.postgres;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The settings of a server to be started: by default all that Beltline's precheck asks for, and
 * without waiting for the disk.
 *
 * @param settings name to value, as written in {@code postgresql.conf} without quotes
 */
public record ServerOptions(Map<String, String> settings) {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("wal_level", "logical"),
          Map.entry("shared_preload_libraries", "pg_stat_statements,pglogical"),
          Map.entry("max_connections", "200"),
          Map.entry("max_replication_slots", "40"),
          Map.entry("max_wal_senders", "40"),
          Map.entry("max_worker_processes", "40"),
          Map.entry("max_logical_replication_workers", "20"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("log_line_prefix", "%m [%p] %u@%d %a "),
          Map.entry("fsync", "off"));

  public ServerOptions {
    Objects.requireNonNull(settings, "settings");
    settings = Map.copyOf(settings);
  }

  /**
   * A server that a migration can start from, and that forgets everything if the machine crashes.
   */
  public static ServerOptions defaults() {
    return new ServerOptions(DEFAULTS);
  }

  /** These options with one setting more, or with another value for it. */
  public ServerOptions with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(name, value);
    return new ServerOptions(changed);
  }

  /** These options with every commit on disk, as in production: for whoever measures. */
  public ServerOptions durable() {
    return with("fsync", "on");
  }

  /** The options as lines of {@code postgresql.conf}. */
  String asConfigurationFile() {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(settings)
        .forEach(
            (name, value) ->
                lines.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return lines.toString();
  }
}
