package io.beltline.starter.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
    Told told = Told.of(e);
    return tell(e, told.exitCode(), told.message(), parsed.originalArgs());
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
    if (surroundings.debug() || args.contains(OutputOptions.VERBOSE)) {
      e.printStackTrace(surroundings.err().stream());
    }
    if (args.contains(OutputOptions.JSON)) {
      surroundings.out().line(JsonText.of(new Answer(message, exitCode.number())));
    }
    return exitCode.number();
  }

  /**
   * An error with {@code --json}.
   *
   * @param error in words
   * @param exitCode what the process ends with
   */
  @JsonPropertyOrder({"error", "exitCode"})
  private record Answer(String error, int exitCode) {}
}
