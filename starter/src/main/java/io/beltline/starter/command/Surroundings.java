package io.beltline.starter.command;

import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything a command takes from its process.
 *
 * @param environment variables such as {@code TEMPORAL_ADDRESS}
 * @param directory where it was typed
 * @param out where the result goes
 * @param err where progress and errors go
 * @param deadlines how long to wait for whom
 */
public record Surroundings(
    Map<String, String> environment,
    Path directory,
    Terminal out,
    Terminal err,
    Deadlines deadlines) {

  /** Those of this process. */
  public static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        environment,
        Path.of(""),
        Terminal.ofProcess(System.out, 1, environment),
        Terminal.ofProcess(System.err, 2, environment),
        Deadlines.USUAL);
  }

  /** Whether whoever set up this machine wants to see where errors come from. */
  public boolean debug() {
    return !environment.getOrDefault("BELTLINE_DEBUG", "").isEmpty();
  }
}
