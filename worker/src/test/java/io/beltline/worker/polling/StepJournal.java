package io.beltline.worker.polling;

import io.temporal.activity.ActivityInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * A file with one line for everything that happens to a step: it outlives the worker, and several
 * workers and a driver outside write to it at the same time.
 *
 * <p>A line is: time in ms, what happens, the execution, the worker's process, the step's identity.
 * An execution is {@code Drain#2} for the second {@code Drain}. A driver may begin to count anew
 * with a line {@code leg}, and then it is {@code rollback/Drain#2}.
 */
final class StepJournal {
  private static final int VERB = 1;
  private static final int NAME = 2;
  private static final int IDENTITY = 4;
  private static final String BEGINS = "begins";

  private final Path file;
  private final Clock clock = Clock.systemUTC();
  private final long worker = ProcessHandle.current().pid();

  StepJournal(Path file) {
    this.file = file;
  }

  /** Writes down that an attempt begins; returns the name of its execution. */
  String begins(ActivityInfo attempt) {
    return alone(
        lines -> {
          String name = nameOf(attempt, lines);
          return new Addition<>(name, line(BEGINS, name, attempt.getActivityId()));
        });
  }

  /** Writes down what happens to an execution. */
  void add(String verb, String execution) {
    boolean unused = alone(lines -> new Addition<>(true, line(verb, execution, "-")));
  }

  /** The same, once only: returns whether it is the first time. */
  boolean addOnce(String verb, String execution) {
    return alone(
        lines ->
            isIn(lines, verb, execution)
                ? new Addition<>(false, "")
                : new Addition<>(true, line(verb, execution, "-")));
  }

  /** Whether it has happened to an execution. */
  boolean has(String verb, String execution) {
    return alone(lines -> new Addition<>(isIn(lines, verb, execution), ""));
  }

  private static boolean isIn(List<List<String>> lines, String verb, String execution) {
    return lines.stream()
        .anyMatch(line -> line.get(VERB).equals(verb) && line.get(NAME).equals(execution));
  }

  private static String nameOf(ActivityInfo attempt, List<List<String>> lines) {
    String leg = "";
    long executions = 0;
    for (List<String> line : lines) {
      if (line.get(VERB).equals("leg")) {
        leg = line.get(NAME) + "/";
        executions = 0;
      } else if (line.get(VERB).equals(BEGINS)) {
        if (line.get(IDENTITY).equals(attempt.getActivityId())) {
          return line.get(NAME);
        }
        executions += isFirstOf(attempt.getActivityType(), line, lines) ? 1 : 0;
      }
    }
    return leg + attempt.getActivityType() + "#" + (executions + 1);
  }

  private static boolean isFirstOf(String step, List<String> begun, List<List<String>> lines) {
    String name = begun.get(NAME).substring(begun.get(NAME).indexOf('/') + 1);
    return name.startsWith(step + "#")
        && lines.stream()
            .filter(line -> line.get(VERB).equals(BEGINS))
            .filter(line -> line.get(IDENTITY).equals(begun.get(IDENTITY)))
            .findFirst()
            .filter(first -> first == begun)
            .isPresent();
  }

  private String line(String verb, String execution, String identity) {
    return "%d %s %s %d %s%n".formatted(clock.millis(), verb, execution, worker, identity);
  }

  private synchronized <T> T alone(Function<List<List<String>>, Addition<T>> addition) {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      ByteBuffer content = ByteBuffer.allocate((int) channel.size());
      while (content.hasRemaining() && channel.read(content) >= 0) {
        // Until all of it is read.
      }
      List<List<String>> lines =
          new String(content.array(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> List.of(line.split(" ")))
              .toList();
      Addition<T> made = addition.apply(lines);
      channel.position(channel.size());
      ByteBuffer text = ByteBuffer.wrap(made.text().getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        int unused = channel.write(text);
      }
      lock.release();
      return made.result();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal " + file, e);
    }
  }

  /** What is added to the file, and what is made of it. */
  private record Addition<T>(T result, String text) {}
}
