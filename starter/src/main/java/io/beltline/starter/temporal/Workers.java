package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.pair.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Tells an operator that no worker answers, and what to do about it. */
final class Workers {
  private Workers() {}

  /** For a cutover that exists. */
  static NoAnswerException silent(Pair pair, Throwable cause) {
    return new NoAnswerException(
        "No worker answers for datacenter %s (task queue %s). The cutover goes on by itself as soon as one runs: bin/worker --datacenter %s"
            .formatted(pair.dc(), pair.taskQueue(), pair.dc()),
        cause);
  }

  /** For what was not started because of it. */
  static BeltException missing(String dc, Duration waited, Path directory) {
    return new BeltException(
        ExitCode.UNREACHABLE,
        "No worker serves datacenter %s: nobody took work from task queue %s within %d s. Nothing was started. Start a worker where both databases can be reached: bin/worker --datacenter %s%s"
            .formatted(dc, taskQueue(dc), waited.toSeconds(), dc, knownDatacenters(dc, directory)));
  }

  /** The queue of a datacenter, which is the same for all of its pairs. */
  static String taskQueue(String dc) {
    return new Pair(dc, dc).taskQueue();
  }

  private static String knownDatacenters(String dc, Path directory) {
    Path configs = directory.resolve("configs");
    if (!Files.isDirectory(configs)) {
      return "";
    }
    try (Stream<Path> folders = Files.list(configs)) {
      List<String> names =
          folders
              .filter(Files::isDirectory)
              .map(folder -> String.valueOf(folder.getFileName()))
              .sorted()
              .toList();
      String hint = names.contains(dc) ? "" : "; is '" + dc + "' a typing error?";
      return "\nThe folder configs/ here lists the datacenters: " + String.join(", ", names) + hint;
    } catch (IOException e) {
      throw new UncheckedIOException("configs/ cannot be listed", e);
    }
  }
}
