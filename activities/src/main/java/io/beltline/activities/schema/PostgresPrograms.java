package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code pg_dump} and {@code pg_restore} of one version.
 *
 * @param directory where they are
 * @param major their version
 */
public record PostgresPrograms(Path directory, int major) {
  private static final String OVERRIDE = "BELTLINE_PG_BIN";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  /**
   * The oldest installed ones that know servers of this version: a newer {@code pg_restore} may set
   * parameters that an older server refuses. With {@code BELTLINE_PG_BIN} only those in that folder
   * are considered.
   */
  public static PostgresPrograms atLeast(int major) throws IOException {
    List<PostgresPrograms> installed = installed();
    return installed.stream()
        .filter(programs -> programs.major >= major)
        .min(Comparator.comparingInt(PostgresPrograms::major))
        .orElseThrow(() -> missing(major, installed));
  }

  String program(String name) {
    return directory.resolve(name).toString();
  }

  private static RuntimeException missing(int major, List<PostgresPrograms> installed) {
    String found = installed.isEmpty() ? "none at all" : "only " + installed;
    return StepFailures.stop(
        "ProgramsMissing",
        "The worker needs pg_dump and pg_restore of version "
            + major
            + " or later and has "
            + found,
        "Install the PostgreSQL client of that version there, or name its folder in "
            + OVERRIDE
            + ".");
  }

  private static List<PostgresPrograms> installed() throws IOException {
    List<PostgresPrograms> installed = new ArrayList<>();
    for (Path directory : candidates()) {
      if (Files.isExecutable(directory.resolve("pg_dump"))
          && Files.isExecutable(directory.resolve("pg_restore"))) {
        version(directory)
            .ifPresent(major -> installed.add(new PostgresPrograms(directory, major)));
      }
    }
    return installed;
  }

  private static List<Path> candidates() throws IOException {
    String override = System.getenv(OVERRIDE);
    if (override != null && !override.isEmpty()) {
      return List.of(Path.of(override));
    }
    List<Path> directories = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIAN)) {
        versions.forEach(version -> directories.add(version.resolve("bin")));
      }
    }
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      directories.add(Path.of(directory));
    }
    return directories;
  }

  private static Optional<Integer> version(Path directory) throws IOException {
    Process process =
        ChildEnvironment.of(
                new ProcessBuilder(directory.resolve("pg_dump").toString(), "--version"))
            .redirectErrorStream(true)
            .start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(text);
      return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
    }
  }

  @Override
  public String toString() {
    return major + " in " + directory;
  }
}
