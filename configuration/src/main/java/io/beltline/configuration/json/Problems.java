package io.beltline.configuration.json;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects every problem of one file, so that its author hears of all of them at once. */
public final class Problems {

  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  /** Collects for this file. */
  public Problems(Path file) {
    this.file = file;
  }

  /** Returns the file that the problems are in. */
  public Path file() {
    return file;
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Returns whether nothing was found so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /** Returns one exception with every problem found; there must be at least one. */
  public ConfigurationException exception() {
    return new ConfigurationException(file, found);
  }
}
