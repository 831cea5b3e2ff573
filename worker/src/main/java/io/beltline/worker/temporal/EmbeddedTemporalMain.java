package io.beltline.worker.temporal;

import io.beltline.worker.CommandExit;
import io.beltline.worker.UnusableSettings;
import io.beltline.worker.WorkerVersion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code bin/temporal} runs: the embedded Temporal as a process of its own. */
@Command(
    name = "temporal",
    mixinStandardHelpOptions = true,
    versionProvider = WorkerVersion.class,
    description = {
      "Runs a Temporal server on loopback for trying things out, and prints its address when it is"
          + " ready. It has no UI and no listing, and forgets everything when it stops.",
      "It is not the temporal command line; `docker compose up` starts the real server with its UI."
    })
public final class EmbeddedTemporalMain implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + EmbeddedTemporal.USUAL_PORT,
      description = "The port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  /** Runs the server until the process is told to stop. */
  public static void main(String[] args) {
    System.exit(CommandExit.of(new EmbeddedTemporalMain(), args));
  }

  /** Serves until the process is told to stop. */
  @Override
  public Integer call() throws InterruptedException, NotReady {
    EmbeddedTemporal temporal = start();
    Runtime.getRuntime().addShutdownHook(new Thread(temporal::close, "stop"));
    new SearchAttributes(TemporalProfile.plain(temporal.address())).ensureRegistered();
    System.out.println(temporal.address());
    temporal.awaitClosed();
    return 0;
  }

  private EmbeddedTemporal start() {
    try {
      return EmbeddedTemporal.start(port);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableSettings(
          "Can't listen on port %d: %s. Choose another with --port, or 0 for any free one."
              .formatted(port, e.getMessage()),
          e);
    }
  }
}
