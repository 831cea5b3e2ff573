package io.beltline.worker.cutover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder with {@code pg_dump} and {@code pg_restore} that are the installed ones, unless a test
 * has them tell a secret in every way they can, or wait.
 */
record PlantedPrograms(Path folder) {
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      for real in /usr/lib/postgresql/*/bin/%s; do break; done
      [ "$1" = --version ] && exec "$real" "$@"
      while [ -e "$here/hold" ]; do touch "$here/waits"; sleep 0.02; done
      if [ -e "$here/leak" ]; then
        secret=$(cat "$here/leak")
        cp "$here/leak" "$TMPDIR/told"
        export TOLD="$secret"
        exec "$real" "$@" "--snapshot=$secret"
      fi
      exec "$real" "$@"
      """;

  static PlantedPrograms in(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : new String[] {"pg_dump", "pg_restore"}) {
      Path script = Files.writeString(folder.resolve(name), SCRIPT.formatted(name));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return new PlantedPrograms(folder);
  }

  /** From now on they tell it: as variable, argument, message and in a file. */
  void tell(String secret) throws IOException {
    Files.writeString(folder.resolve("leak"), secret);
  }

  /** From now on they tell nothing. */
  void tellNothing() throws IOException {
    Files.delete(folder.resolve("leak"));
  }

  /** From now on they wait before they begin. */
  void hold() throws IOException {
    Files.createFile(folder.resolve("hold"));
  }

  /** Whether one of them waits. */
  boolean isWaiting() {
    return Files.exists(folder.resolve("waits"));
  }

  /** They go on. */
  void letGo() throws IOException {
    Files.delete(folder.resolve("hold"));
  }
}
