package io.beltline.testbed.postgres;

import io.beltline.testbed.process.Command;
import io.beltline.testbed.process.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One freshly initialised cluster, made once in a JVM and copied for each server: a copy takes a
 * fraction of the time that {@code initdb} takes.
 */
final class ClusterTemplate {

  static final String SUPERUSER = "postgres";
  static final String PASSWORD = "super-" + UUID.randomUUID();

  private final Path data;
  private final boolean asksForOutputPlugins;

  private ClusterTemplate(Path data, boolean asksForOutputPlugins) {
    this.data = data;
    this.asksForOutputPlugins = asksForOutputPlugins;
  }

  /** The template of these programs. */
  static ClusterTemplate of(LocalBinaries binaries) {
    return OfThisJvm.get(binaries);
  }

  /** Makes a cluster in a directory, with the given settings. */
  void copyTo(Path target, ServerOptions options) {
    Command.run(
        OperatingSystemAccount.command(
            "cp", "-a", "--reflink=auto", data.toString(), target.toString()));
    ServerOptions complete = OutputPlugins.allowedIn(options, asksForOutputPlugins);
    try {
      Files.writeString(target.resolve("postgresql.conf"), complete.asConfigurationFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the settings of a server", e);
    }
  }

  private static ClusterTemplate create(LocalBinaries binaries) {
    Path directory = OperatingSystemAccount.createDirectory("beltline-template-");
    Guard.over(directory);
    try {
      Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
      Path data = directory.resolve("data");
      Command.run(
          OperatingSystemAccount.command(
              binaries.program("initdb").toString(),
              "--pgdata=" + data,
              "--username=" + SUPERUSER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync",
              "--no-instructions"));
      return new ClusterTemplate(data, binaries.knowsSetting(OutputPlugins.SETTING));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare a cluster", e);
    }
  }

  /** Creates the template when the first server is asked for. */
  private static final class OfThisJvm {
    private static @Nullable ClusterTemplate template;

    static synchronized ClusterTemplate get(LocalBinaries binaries) {
      if (template == null) {
        template = create(binaries);
      }
      return template;
    }
  }
}
