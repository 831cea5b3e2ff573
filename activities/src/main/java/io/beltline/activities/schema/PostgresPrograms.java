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
import java.util.function.Predicate;
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

  /** From this version on {@code pg_restore} sets a parameter that older servers do not know. */
  private static final int TRANSACTION_TIMEOUT = 17;

  /**
   * The oldest installed ones that know servers of this version, for whoever dumps into a file.
   * With {@code BELTLINE_PG_BIN} only those in that folder are considered.
   */
  public static PostgresPrograms atLeast(int major) throws IOException {
    return chosen(installed(), programs -> programs.major >= major, major, "or later");
  }

  /**
   * The same for whoever restores into servers of this version. A {@code pg_restore} of version 17
   * or later sets {@code transaction_timeout}, and ends with an error where the server is older.
   *
   * @see <a href="https://www.postgresql.org/docs/17/release-17.html">PostgreSQL 17</a>
   */
  public static PostgresPrograms restoringInto(int major) throws IOException {
    return restoringInto(installed(), major);
  }

  static PostgresPrograms restoringInto(List<PostgresPrograms> installed, int major) {
    return chosen(
        installed,
        programs ->
            programs.major >= major
                && (major >= TRANSACTION_TIMEOUT || programs.major < TRANSACTION_TIMEOUT),
        major,
        major >= TRANSACTION_TIMEOUT
            ? "or later"
            : "to %d, because later ones set a parameter that this server does not know,"
                .formatted(TRANSACTION_TIMEOUT - 1));
  }

  private static PostgresPrograms chosen(
      List<PostgresPrograms> installed, Predicate<PostgresPrograms> fit, int major, String upTo) {
    return installed.stream()
        .filter(fit)
        .min(Comparator.comparingInt(PostgresPrograms::major))
        .orElseThrow(() -> missing(major, upTo, installed));
  }

  String program(String name) {
    return directory.resolve(name).toString();
  }

  private static RuntimeException missing(
      int major, String upTo, List<PostgresPrograms> installed) {
    String found = installed.isEmpty() ? "none at all" : "only " + installed;
    return StepFailures.stop(
        "ProgramsMissing",
        "The worker needs pg_dump and pg_restore of version "
            + major
            + " "
            + upTo
            + " and has "
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
