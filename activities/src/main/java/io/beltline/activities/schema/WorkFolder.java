package io.beltline.activities.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of this attempt alone, for the files that {@code pg_dump} and {@code pg_restore} want;
 * nobody else may read it, and no later step needs it.
 */
final class WorkFolder implements AutoCloseable {
  private final Path folder;

  WorkFolder() throws IOException {
    this.folder = Files.createTempDirectory("beltline-schema");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
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
