package io.beltline.testbed.postgres;

import io.beltline.testbed.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL programs of this machine that can load pglogical.
 *
 * @param directory holds {@code initdb} and {@code postgres}
 */
record LocalBinaries(Path directory) {

  private static final Path DEBIAN_VERSIONS = Path.of("/usr/lib/postgresql");

  /** The newest installed version that has pglogical, or nothing. */
  static Optional<LocalBinaries> find() {
    return debianVersions().stream()
        .filter(version -> hasPglogical(version.resolve("lib")))
        .map(version -> new LocalBinaries(version.resolve("bin")))
        .findFirst()
        .or(LocalBinaries::fromPgConfig);
  }

  Path program(String name) {
    return directory.resolve(name);
  }

  /** Whether this version has a setting of that name. */
  boolean knowsSetting(String name) {
    String described =
        Command.run(
            OperatingSystemAccount.command(program("postgres").toString(), "--describe-config"));
    return described.lines().anyMatch(line -> line.startsWith(name + "\t"));
  }

  private static List<Path> debianVersions() {
    if (!Files.isDirectory(DEBIAN_VERSIONS)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN_VERSIONS)) {
      return versions.sorted(Comparator.comparing(LocalBinaries::majorVersion).reversed()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + DEBIAN_VERSIONS, e);
    }
  }

  private static double majorVersion(Path directory) {
    String name = directory.getFileName().toString();
    return name.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(name) : 0;
  }

  private static boolean hasPglogical(Path libraries) {
    return Files.exists(libraries.resolve("pglogical.so"));
  }

  private static Optional<LocalBinaries> fromPgConfig() {
    return onPath("pg_config")
        .filter(pgConfig -> hasPglogical(ask(pgConfig, "--pkglibdir")))
        .map(pgConfig -> new LocalBinaries(ask(pgConfig, "--bindir")))
        .filter(found -> Files.isExecutable(found.program("initdb")));
  }

  private static Path ask(Path pgConfig, String option) {
    return Path.of(Command.run(List.of(pgConfig.toString(), option)).strip());
  }

  private static Optional<Path> onPath(String program) {
    List<Path> candidates = new ArrayList<>();
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      candidates.add(Path.of(directory).resolve(program));
    }
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }
}
