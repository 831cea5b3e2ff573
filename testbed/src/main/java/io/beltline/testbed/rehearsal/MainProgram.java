package io.beltline.testbed.rehearsal;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/**
 * Runs a command of the testbed as a program: clear failures, exit codes, quiet when interrupted.
 */
public final class MainProgram {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private MainProgram() {}

  /** Runs the command and ends this JVM with its exit code. */
  public static void run(Callable<Integer> command, String... arguments) {
    AtomicBoolean finished = new AtomicBoolean();
    AtomicBoolean interrupted = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interrupted.set(!finished.get()), "interruption"));
    int exitCode =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  staySilentIf(interrupted);
                  explain(failure, line);
                  return failure instanceof IllegalArgumentException ? WRONG_USAGE : FAILED;
                })
            .setParameterExceptionHandler(
                (failure, parsed) -> {
                  failure.getCommandLine().getErr().println(failure.getMessage());
                  failure.getCommandLine().getErr().println("Try --help.");
                  return WRONG_USAGE;
                })
            .execute(arguments);
    finished.set(true);
    System.exit(exitCode);
  }

  private static void explain(Exception failure, CommandLine line) {
    if (failure instanceof RehearsalFailedException rehearsal) {
      line.getErr().println("The end of the worker's log:\n" + rehearsal.workerLog());
    }
    line.getErr().println("Failed: " + failure.getMessage());
    if (line.getParseResult().hasMatchedOption("--json")) {
      line.getOut().println(JsonOutput.ofFailure(failure));
    }
  }

  /** After Ctrl-C everything fails, because its servers are gone: nobody wants to read that. */
  private static void staySilentIf(AtomicBoolean interrupted) {
    LockSupport.parkNanos(100_000_000);
    while (interrupted.get()) {
      LockSupport.park();
    }
  }
}
