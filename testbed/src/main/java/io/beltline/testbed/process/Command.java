package io.beltline.testbed.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Programs that are run to their end. */
public final class Command {

  private Command() {}

  /**
   * How a program ended.
   *
   * @param exitCode 0 as a rule when all went well
   * @param output all of stdout
   * @param errors all of stderr
   */
  public record Ended(int exitCode, String output, String errors) {}

  /** Runs a program and returns what it printed; a failure is an exception with all of that. */
  public static String run(List<String> arguments) {
    Process process = start(new ProcessBuilder(arguments));
    Ended ended = await(process, arguments);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments)
              + " ended with "
              + ended.exitCode()
              + ": "
              + ended.output()
              + ended.errors());
    }
    return ended.output();
  }

  /** Runs a program in a work directory; if this JVM ends before it, so does the program. */
  public static Ended runIn(
      WorkDirectory work, List<String> arguments, Map<String, String> variables) {
    ProcessBuilder builder = new ProcessBuilder(arguments).directory(work.path().toFile());
    builder.environment().putAll(variables);
    Process process = start(builder);
    work.guard().watch(process, "KILL");
    Ended ended = await(process, arguments);
    work.guard().forget(process);
    return ended;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + String.join(" ", builder.command()), e);
    }
  }

  private static Ended await(Process process, List<String> arguments) {
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String output = text(process.getInputStream());
    try {
      return new Ended(process.waitFor(), output, errors.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + arguments.get(0), e);
    }
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what a program printed", e);
    }
  }
}
