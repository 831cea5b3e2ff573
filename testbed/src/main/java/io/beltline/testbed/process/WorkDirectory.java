package io.beltline.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory for logs and configuration of one run; it is removed at the end, together with the
 * programs that were started in it, unless someone named it.
 */
public final class WorkDirectory implements AutoCloseable {

  private final Path path;
  private final Guard guard;

  private WorkDirectory(Path path, Guard guard) {
    this.path = path;
    this.guard = guard;
  }

  /** Creates a directory: the named one, which stays, or one that is removed. */
  public static WorkDirectory create(Optional<Path> named) {
    try {
      if (named.isEmpty()) {
        Path path = Files.createTempDirectory("beltline-run-");
        return new WorkDirectory(path, Guard.over(path));
      }
      Path path = Files.createDirectories(named.get().toAbsolutePath().normalize());
      if (isUsed(path)) {
        throw new IllegalArgumentException(
            path + " is not empty: name a folder that is new, or empty this one");
      }
      Guard guard = Guard.over(path);
      guard.keepDirectory();
      return new WorkDirectory(path, guard);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a directory to work in", e);
    }
  }

  private static boolean isUsed(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Ends the programs that run here together with this JVM. */
  Guard guard() {
    return guard;
  }

  /** Ends the programs that still run here; removes the directory unless someone named it. */
  @Override
  public void close() {
    guard.end();
  }
}
