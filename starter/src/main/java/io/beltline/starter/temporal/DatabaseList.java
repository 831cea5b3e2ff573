package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.configuration.DatabaseListWorkflow;
import io.beltline.workflows.pair.Pair;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which pairs a command is about, from a worker of the datacenter; proves by it that one
 * runs.
 */
public final class DatabaseList {
  private final WorkerQuestion question;

  /** Asks over this connection; hints at what {@code configs/} in the directory lists. */
  public DatabaseList(Connection connection, Path directory) {
    this.question = new WorkerQuestion(connection, directory);
  }

  /**
   * Returns the datacenter's pairs, sorted; with a name, that one alone. Never returns none: an
   * unknown name, and a datacenter without a pair, are wrong usage.
   */
  public List<Pair> pairs(String dc, @Nullable String db) {
    String subject = db == null ? dc : new Pair(dc, db).toString();
    String[] names =
        question.ask(
            dc, subject, DatabaseListWorkflow.class, String[].class, list -> list.start(dc, db));
    if (names.length == 0) {
      throw new BeltException(
          ExitCode.USAGE,
          "Datacenter %s has no database yet: the workers' folder configs/%s has no <db>/config.json"
              .formatted(dc, dc));
    }
    return Arrays.stream(names).map(name -> pair(dc, name)).toList();
  }

  private static Pair pair(String dc, String name) {
    try {
      return new Pair(dc, name);
    } catch (IllegalArgumentException e) {
      throw new BeltException(
          ExitCode.USAGE,
          "The workers' folder configs/%s has a folder that cannot be used: %s"
              .formatted(dc, e.getMessage()),
          e);
    }
  }
}
