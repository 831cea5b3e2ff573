package io.beltline.activities.schema;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of this attempt alone, for the files that {@code pg_dump} and {@code pg_restore} want;
 * nobody else may read it, and no later step needs it. What killed workers left behind goes when
 * the next one is made, because a schema may tell secrets of its own.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "beltline-schema-";
  private static final String OURS =
      PREFIX + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + "-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-.*");

  private final Path folder;

  WorkFolder() throws IOException {
    this.folder = Files.createTempDirectory(OURS);
    removeThoseOfTheDead();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }

  private void removeThoseOfTheDead() throws IOException {
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(folder.resolveSibling(""), PREFIX + "*")) {
      for (Path other : beside) {
        if (Files.isWritable(other) && isOfADeadWorker(other.getFileName().toString())) {
          remove(other);
        }
      }
    }
  }

  /** A process of a restarted container has the number that the dead one had. */
  private static boolean isOfADeadWorker(String name) {
    Matcher process = NAME.matcher(name);
    if (name.startsWith(OURS) || !process.matches()) {
      return false;
    }
    long number = Long.parseLong(process.group(1));
    return number == ProcessHandle.current().pid() || ProcessHandle.of(number).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
