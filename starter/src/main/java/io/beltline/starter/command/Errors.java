package io.beltline.starter.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.view.JsonText;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells every error in a sentence on stderr, with {@code --json} as an object on stdout as well,
 * and never as a stack trace unless that was asked for.
 */
public final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Surroundings surroundings;

  /** Tells them there. */
  public Errors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return tell(e, exitCode(e), inWords(e), parsed.originalArgs());
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    StringBuilder message = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message.append(". Did you mean: ").append(String.join(", ", suggestions)).append('?');
      }
    }
    message
        .append(System.lineSeparator())
        .append("Try: ")
        .append(e.getCommandLine().getCommandSpec().qualifiedName())
        .append(" --help");
    return tell(e, ExitCode.USAGE, message.toString(), Arrays.asList(args));
  }

  private int tell(Exception e, ExitCode exitCode, String message, List<String> args) {
    surroundings.err().line(surroundings.err().colours().bad(message));
    boolean debug = !surroundings.environment().getOrDefault("BELTLINE_DEBUG", "").isEmpty();
    if (debug || args.contains(OutputOptions.VERBOSE)) {
      e.printStackTrace(surroundings.err().stream());
    }
    if (args.contains(OutputOptions.JSON)) {
      surroundings.out().line(JsonText.of(new Told(message, exitCode.number())));
    }
    return exitCode.number();
  }

  private static ExitCode exitCode(Exception e) {
    if (e instanceof BeltException belt) {
      return belt.exitCode();
    }
    return e instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.FAILED;
  }

  private static String inWords(Exception e) {
    if (e instanceof BeltException || e instanceof ConfigurationException) {
      return String.valueOf(e.getMessage());
    }
    String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "Unexpected %s: %s. --verbose shows where it came from."
        .formatted(e.getClass().getSimpleName(), firstLine);
  }

  /**
   * An error with {@code --json}.
   *
   * @param error in words
   * @param exitCode what the process ends with
   */
  @JsonPropertyOrder({"error", "exitCode"})
  private record Told(String error, int exitCode) {}
}
