package io.beltline.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A long-running program in a session of its own, so that Ctrl-C reaches this JVM alone. It ends
 * with this JVM at the latest, and writes its output to a file in the work directory.
 */
public final class Program {

  private static final int GRACE_SECONDS = 30;
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final String name;
  private final Process process;
  private final Path log;
  private final Guard guard;

  private Program(String name, Process process, Path log, Guard guard) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.guard = guard;
  }

  /** Starts a program; its output is appended to {@code <name>.log}. */
  public static Program start(
      String name, List<String> command, Map<String, String> variables, WorkDirectory work) {
    Path log = work.path().resolve(name + ".log");
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(work.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      work.guard().watch(process, "KILL");
      return new Program(name, process, log, work.guard());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /**
   * Returns when it is ready; fails with the end of its log when it ends before, or is too late.
   */
  public void awaitReady(String who, BooleanSupplier ready) {
    Await.until(
        who + " is ready",
        START,
        BETWEEN_LOOKS,
        () -> {
          if (!isRunning()) {
            throw new IllegalStateException(who + " ended:\n" + lastLines(40));
          }
          return ready.getAsBoolean();
        });
  }

  /** Ends it by SIGKILL, as the system does that runs out of memory. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
    guard.forget(process);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Ends it by SIGTERM; by SIGKILL if it does not obey. */
  public void stop() {
    process.destroy();
    awaitEnd();
    guard.forget(process);
  }

  /** What it has written so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** The end of what it has written. */
  public String lastLines(int count) {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " ended", e);
    }
  }
}
