package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.configuration.DatabaseListWorkflow;
import io.beltline.workflows.pair.Pair;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which pairs a command is about, from a worker of the datacenter; proves by it that one
 * runs.
 */
public final class DatabaseList {
  private final WorkerQuestion question;
  private final Consumer<String> notice;

  /**
   * Asks over this connection; hints at what {@code configs/} in the directory lists.
   *
   * @param notice what a human should know of folders that are passed over
   */
  public DatabaseList(Connection connection, Path directory, Consumer<String> notice) {
    this.question = new WorkerQuestion(connection, directory);
    this.notice = notice;
  }

  /**
   * Returns the datacenter's pairs, sorted; with a name, that one alone. Never returns none: an
   * unknown name, and a datacenter without a pair, are wrong usage.
   */
  public List<Pair> pairs(String dc, @Nullable String db) {
    List<Pair> pairs =
        Arrays.stream(names(dc, db)).map(name -> pair(dc, name)).flatMap(Optional::stream).toList();
    if (pairs.isEmpty()) {
      throw new BeltException(
          ExitCode.USAGE,
          "Datacenter %s has no database yet: the workers' folder configs/%s has no <db>/config.json"
              .formatted(dc, dc));
    }
    return pairs;
  }

  /**
   * Whether a worker of the pair's datacenter answers, whatever it says.
   *
   * @throws NoAnswerException if Temporal itself does not
   */
  public boolean someoneAnswers(Pair pair) {
    try {
      String[] unused = names(pair.dc(), pair.db());
      return true;
    } catch (NoAnswerException e) {
      throw e;
    } catch (BeltException e) {
      return e.exitCode() != ExitCode.UNREACHABLE;
    }
  }

  private String[] names(String dc, @Nullable String db) {
    String subject = db == null ? dc : new Pair(dc, db).toString();
    return question.ask(
        dc, subject, DatabaseListWorkflow.class, String[].class, list -> list.start(dc, db));
  }

  /** A folder that cannot be a pair is nobody else's trouble. */
  private Optional<Pair> pair(String dc, String name) {
    try {
      return Optional.of(new Pair(dc, name));
    } catch (IllegalArgumentException e) {
      notice.accept(
          "Passed over: the workers' folder configs/%s has a folder that cannot be used: %s"
              .formatted(dc, e.getMessage()));
      return Optional.empty();
    }
  }
}
