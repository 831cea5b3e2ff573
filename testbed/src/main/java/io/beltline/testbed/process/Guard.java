package io.beltline.testbed.process;

import io.beltline.testbed.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that a directory, and the programs that work in it, do not outlive this JVM, not even
 * when it is killed.
 *
 * <p>The guard is a small shell in a session of its own. It reads from a pipe whose other end this
 * JVM holds, and cleans up when the pipe ends. So closing, a normal exit, Ctrl-C and SIGKILL all
 * take the same path.
 */
public final class Guard {

  private static final Set<Guard> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Guard::endAll, "guards"));
  }

  private final Process shell;

  private Guard(Process shell) {
    this.shell = shell;
  }

  /** Guards a directory from now on. */
  public static Guard over(Path directory) {
    try {
      String script = Resource.text(Guard.class, "guard.sh");
      Guard guard =
          new Guard(
              new ProcessBuilder(
                      List.of("setsid", "sh", "-c", script, "guard", directory.toString()))
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start());
      OPEN.add(guard);
      return guard;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the guard of " + directory, e);
    }
  }

  /** Ends a program together with this JVM, by the given signal, and by SIGKILL if that fails. */
  public void watch(Process program, String signal) {
    watch(program.toHandle(), signal);
  }

  /** The same of a program that another one has started. */
  public void watch(ProcessHandle program, String signal) {
    order("watch " + program.pid() + " " + signal);
  }

  /** Forgets a program that has ended. */
  public void forget(Process program) {
    forget(program.toHandle());
  }

  /** The same of a program that another one has started. */
  public void forget(ProcessHandle program) {
    order("forget " + program.pid());
  }

  /** Leaves the directory where it is, at the end; the programs are ended all the same. */
  public void keepDirectory() {
    order("keep");
  }

  /** Ends the watched programs and removes the directory; returns when all are gone. */
  public void end() {
    release();
    awaitEnd();
    OPEN.remove(this);
  }

  private synchronized void order(String line) {
    try {
      shell.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      shell.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the guard of a program is gone", e);
    }
  }

  private synchronized void release() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("the guard of a program is gone", e);
    }
  }

  private void awaitEnd() {
    try {
      shell.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while programs were being ended", e);
    }
  }

  private static void endAll() {
    OPEN.forEach(Guard::release);
    OPEN.forEach(Guard::awaitEnd);
  }
}
