package io.beltline.worker;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a command so that whatever a person can put right is one message on stderr and exit code 2;
 * anything else is a defect and keeps its stack trace and exit code 1.
 */
public final class CommandExit {
  private static final int UNUSABLE = 2;

  private CommandExit() {}

  /** Runs the command with these arguments and returns the exit code. */
  public static int of(Object command, String... args) {
    return of(new CommandLine(command), args);
  }

  static int of(CommandLine line, String... args) {
    return line.setParameterExceptionHandler(CommandExit::misspelt)
        .setExecutionExceptionHandler(CommandExit::failed)
        .execute(args);
  }

  private static int misspelt(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(e.getMessage());
    line.getErr().println("Try '" + line.getCommandName() + " --help'.");
    return UNUSABLE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof UnusableSettings) {
      line.getErr().println(e.getMessage());
      return UNUSABLE;
    }
    throw e;
  }
}
