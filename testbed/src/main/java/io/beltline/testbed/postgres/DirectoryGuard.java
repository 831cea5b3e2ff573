package io.beltline.testbed.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that a directory, and the server that runs in it, do not outlive this JVM, not even
 * when it is killed.
 *
 * <p>The guard is a small shell in a session of its own. It reads from a pipe whose other end this
 * JVM holds, and cleans up when the pipe ends. So closing, a normal exit, Ctrl-C and SIGKILL all
 * take the same path.
 */
final class DirectoryGuard {

  private static final Set<DirectoryGuard> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(DirectoryGuard::endAll, "directory-guards"));
  }

  private final Process shell;

  private DirectoryGuard(Process shell) {
    this.shell = shell;
  }

  /** Guards a directory from now on. */
  static DirectoryGuard over(Path directory) {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        OperatingSystemAccount.command("sh", "-c", script(), "guard", directory.toString()));
    try {
      DirectoryGuard guard =
          new DirectoryGuard(
              new ProcessBuilder(command)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start());
      OPEN.add(guard);
      return guard;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the guard of " + directory, e);
    }
  }

  /** Ends the server in the directory and removes it; returns when both are gone. */
  void end() {
    release();
    awaitEnd();
    OPEN.remove(this);
  }

  private void release() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach the guard of a server", e);
    }
  }

  private void awaitEnd() {
    try {
      shell.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server was being removed", e);
    }
  }

  private static void endAll() {
    OPEN.forEach(DirectoryGuard::release);
    OPEN.forEach(DirectoryGuard::awaitEnd);
  }

  private static String script() {
    try (InputStream script = DirectoryGuard.class.getResourceAsStream("directory-guard.sh")) {
      if (script == null) {
        throw new IllegalStateException("directory-guard.sh is missing from this build");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read directory-guard.sh", e);
    }
  }
}
