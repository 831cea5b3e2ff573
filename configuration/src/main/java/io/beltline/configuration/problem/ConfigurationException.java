package io.beltline.configuration.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with one configuration, in one message that is fit for an operator:
 * file, line, field, mistake and remedy of each problem, and never the value of a password.
 *
 * <p>Trying again does not help until somebody has changed the configuration or its surroundings.
 */
public final class ConfigurationException extends RuntimeException {

  private final transient Path file;
  private final transient List<Problem> problems;

  /** Tells one problem of a file or folder. */
  public ConfigurationException(Path file, Problem problem) {
    this(file, List.of(problem), null);
  }

  /** Tells all problems of a file or folder; there must be at least one. */
  public ConfigurationException(Path file, List<Problem> problems) {
    this(file, problems, null);
  }

  /** Tells one problem and keeps what caused it. */
  public ConfigurationException(Path file, Problem problem, Throwable cause) {
    this(file, List.of(problem), cause);
  }

  private ConfigurationException(Path file, List<Problem> problems, @Nullable Throwable cause) {
    super(message(file, problems), cause);
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** Returns the file or folder that the problems are in. */
  public Path file() {
    return file;
  }

  /** Returns the problems in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(Path file, List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a configuration without problems is no exception");
    }
    if (problems.size() == 1) {
      return file + ": " + problems.get(0).describe();
    }
    return problems.stream()
        .map(problem -> "\n  - " + problem.describe())
        .collect(Collectors.joining("", file + ": " + problems.size() + " problems", ""));
  }
}
