package io.beltline.starter.command;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;

/**
 * An error as it is told.
 *
 * @param exitCode what a process ends with that meets nothing else
 * @param message a sentence; never a stack trace
 */
public record Told(ExitCode exitCode, String message) {
  /** What is told of an error. */
  public static Told of(Throwable e) {
    return new Told(exitCode(e), inWords(e));
  }

  private static ExitCode exitCode(Throwable e) {
    if (e instanceof BeltException belt) {
      return belt.exitCode();
    }
    return e instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.FAILED;
  }

  private static String inWords(Throwable e) {
    if (e instanceof BeltException || e instanceof ConfigurationException) {
      return String.valueOf(e.getMessage());
    }
    String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "Unexpected %s: %s. --verbose shows where it came from."
        .formatted(e.getClass().getSimpleName(), firstLine);
  }
}
