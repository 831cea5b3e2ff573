package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs {@code pg_dump} or {@code pg_restore} as a child of the attempt, under its tag. The password
 * is neither on its command line nor in its environment, nor in a file that has a name.
 */
final class ClientProgram {
  private static final int MAX_MESSAGE = 1000;
  private static final int CERTAIN_AFTER = 3;
  private static final Duration POLL = Duration.ofMillis(10);

  private final Attempt attempt;
  private final WorkFolder folder;

  ClientProgram(Attempt attempt, WorkFolder folder) {
    this.attempt = attempt;
    this.folder = folder;
  }

  /** Where the program connects to, without the password. */
  String connectionString(Side side) {
    Server server = attempt.server(side);
    return Dsn.forThisMachine(server, server.root())
        .with("application_name", attempt.applicationName())
        .text();
  }

  /** Runs it without a connection. */
  void run(List<String> command, Path output) throws IOException {
    Run run = run(program(command, output));
    if (run.exit != 0) {
      throw StepFailures.stop(
          "ClientProgramFailed", run.message(), "Read the cause above, and mend it.");
    }
  }

  /**
   * Runs it against a side. A program tells no SQLSTATE: when the side's session answers no more,
   * that failure counts; otherwise the step is tried again before a human is asked.
   */
  void run(List<String> command, Path output, Side side, Connection session)
      throws IOException, SQLException {
    ProcessBuilder program = program(command, output);
    Run run;
    try (PasswordFile password =
        PasswordFile.of(attempt.server(side).root().password().resolve(), folder)) {
      password.giveTo(program);
      run = run(program);
    }
    if (run.exit == 0) {
      return;
    }
    Query.of(session, "select 1").run();
    String what = "The schema of " + attempt.pair() + ", on the " + side + ": " + run.message();
    throw attempt.number() < CERTAIN_AFTER
        ? StepFailures.later("ClientProgramFailed", what)
        : StepFailures.stop("ClientProgramFailed", what, "Read the cause above, and mend it.");
  }

  private ProcessBuilder program(List<String> command, Path output) {
    ProcessBuilder program = ChildEnvironment.of(new ProcessBuilder(command));
    program
        .environment()
        .put(
            "PGOPTIONS",
            "-c statement_timeout=0 -c lock_timeout=10s -c default_transaction_read_only=off");
    return program.redirectOutput(output.toFile());
  }

  private Run run(ProcessBuilder program) throws IOException {
    Path errors = folder.file("errors");
    Process child = attempt.start(program.redirectError(errors.toFile()));
    child.getOutputStream().close();
    while (child.isAlive()) {
      attempt.pause(POLL);
    }
    return new Run(child.exitValue(), Files.readString(errors, StandardCharsets.ISO_8859_1));
  }

  private record Run(int exit, String errors) {
    /**
     * What the program says in its own name. The statements and details that it quotes are left
     * out, because they may hold a foreign server's password or a row's values.
     */
    String message() {
      String own =
          errors
              .lines()
              .filter(line -> line.matches("pg_(dump|restore): .*"))
              .filter(line -> !line.contains(": detail: ") && !line.contains("Command was:"))
              .collect(Collectors.joining("; "));
      String bounded = own.length() <= MAX_MESSAGE ? own : own.substring(0, MAX_MESSAGE) + " …";
      return bounded.isEmpty() ? "the program ended with exit code " + exit : bounded;
    }
  }
}
