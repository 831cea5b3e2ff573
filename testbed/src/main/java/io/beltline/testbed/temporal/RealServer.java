package io.beltline.testbed.temporal;

import io.beltline.testbed.process.Command;
import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The development server of the {@code temporal} command line, with its web UI and its state in a
 * file of the work directory. Search attributes are left to Beltline's worker to register.
 */
public final class RealServer implements TemporalServer {

  /** The variable that names the {@code temporal} command line. */
  public static final String CLI = "TEMPORAL_CLI";

  /** Off as servers come; hands a step back together with the task that asked for it. */
  private static final String EAGER_STEPS = "system.enableActivityEagerExecution=true";

  private final WorkDirectory work;
  private final String cli;
  private final int port = FreePort.choose();
  private final int uiPort = FreePort.choose();
  private Program program;

  private RealServer(WorkDirectory work, String cli) {
    this.work = work;
    this.cli = cli;
    this.program = launch();
  }

  /**
   * Starts a server that knows nothing yet; returns when it answers.
   *
   * @throws IllegalArgumentException if {@value #CLI} does not say where the program is
   */
  public static RealServer start(WorkDirectory work) {
    String cli = System.getenv(CLI);
    if (cli == null) {
      throw new IllegalArgumentException(
          "a real Temporal needs the path of the temporal command line in " + CLI);
    }
    RealServer server = new RealServer(work, cli);
    server.awaitAnswers();
    return server;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<URI> ui() {
    return Optional.of(URI.create("http://127.0.0.1:" + uiPort));
  }

  @Override
  public boolean killAndRestart() {
    program.kill();
    program = launch();
    awaitAnswers();
    return true;
  }

  /** Runs the {@code temporal} command line against this server, as an operator does. */
  public Command.Ended cli(String... arguments) {
    List<String> command = new ArrayList<>(List.of(cli));
    command.addAll(List.of(arguments));
    return Command.runIn(work, command, Map.of("TEMPORAL_ADDRESS", address()));
  }

  @Override
  public void close() {
    program.kill();
  }

  private Program launch() {
    return Program.start(
        "temporal",
        List.of(
            cli,
            "server",
            "start-dev",
            "--ip=127.0.0.1",
            "--port=" + port,
            "--ui-port=" + uiPort,
            "--db-filename=" + work.path().resolve("temporal.db"),
            "--dynamic-config-value=" + EAGER_STEPS),
        Map.of(),
        work);
  }

  private void awaitAnswers() {
    program.awaitReady(
        "the real Temporal", () -> cli("operator", "cluster", "health").exitCode() == 0);
  }
}
