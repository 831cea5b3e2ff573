package io.beltline.testbed.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** The file in which the mortal workers of a migration write down what they do. */
final class StepJournal {

  /** An attempt begins. */
  static final String BEGINS = "begins";

  /** An attempt has succeeded. */
  static final String ENDS = "ends";

  /** What was to happen in the middle of it happened when it was done. */
  static final String LATE = "late";

  private static final int FIELDS = 5;

  private final Path file;
  private long readSoFar;
  private List<Line> lines = List.of();

  private StepJournal(Path file) {
    this.file = file;
  }

  /**
   * One line.
   *
   * @param millis when
   * @param verb what happens, such as {@code begins}, or a worker's disturbance
   * @param execution to which execution of a step
   * @param worker the process that wrote it
   */
  record Line(long millis, String verb, String execution, long worker) {

    private static Line parse(String[] words) {
      return new Line(Long.parseLong(words[0]), words[1], words[2], Long.parseLong(words[3]));
    }
  }

  /** A new one. */
  static StepJournal in(Path folder) {
    try {
      return new StepJournal(Files.createFile(folder.resolve("steps.journal")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a journal", e);
    }
  }

  /** Where it is. */
  Path file() {
    return file;
  }

  /** All lines that are complete. It may be asked very often. */
  synchronized List<Line> lines() {
    try {
      long size = Files.size(file);
      if (size != readSoFar) {
        lines = parse(Files.readString(file));
        readSoFar = size;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<Line> parse(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> line.split(" ", FIELDS))
        .filter(words -> words.length == FIELDS)
        .map(Line::parse)
        .toList();
  }

  /** From here on executions are counted anew. */
  void begin(Leg leg) {
    String line =
        "%d leg %s %d -%n"
            .formatted(Clock.systemUTC().millis(), leg, ProcessHandle.current().pid());
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Whether this has happened. */
  boolean has(String verb, String execution) {
    return lines().stream()
        .anyMatch(line -> line.verb().equals(verb) && line.execution().equals(execution));
  }

  /** Every execution that has begun, in order. */
  List<String> executions() {
    return lines().stream()
        .filter(line -> line.verb().equals(BEGINS))
        .map(Line::execution)
        .distinct()
        .toList();
  }
}
