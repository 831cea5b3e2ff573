package io.beltline.testbed.beltline;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole Beltline on this machine: the embedded Temporal, one worker and the command line, each a
 * process of its own, on free ports of the loopback interface.
 */
public final class Beltline implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Home home;
  private final WorkDirectory work;
  private final String datacenter;
  private final String address = "127.0.0.1:" + FreePort.choose();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Program temporal;
  private @Nullable Program worker;
  private int healthPort;

  private Beltline(Home home, WorkDirectory work, String datacenter) {
    this.home = home;
    this.work = work;
    this.datacenter = datacenter;
    String port = address.substring(address.indexOf(':') + 1);
    this.temporal =
        Program.start(
            "temporal", List.of(home.program("temporal"), "--port", port), Map.of(), work);
  }

  /**
   * Starts Temporal and a worker for one datacenter. Its pairs are configured in the directory;
   * more may be added later.
   */
  public static Beltline start(Home home, WorkDirectory work, String datacenter) {
    ConfigFile.createDatacenter(datacenter, work.path());
    Beltline beltline = new Beltline(home, work, datacenter);
    Await.until(
        "the embedded Temporal is ready",
        START,
        PAUSE,
        () -> {
          beltline.requireRunning(beltline.temporal, "the embedded Temporal");
          return beltline.temporal.log().contains(beltline.address);
        });
    beltline.startWorker();
    return beltline;
  }

  /** The command line, with the variables that lead it here. */
  public Belt belt() {
    return new Belt(home, work, variables());
  }

  /** The variables that lead every Temporal client here. */
  public Map<String, String> variables() {
    return Map.of("TEMPORAL_ADDRESS", address);
  }

  /** Starts a worker; returns when it is ready for work. */
  public void startWorker() {
    healthPort = FreePort.choose();
    Program started =
        Program.start(
            "worker",
            List.of(
                home.program("worker"),
                "--datacenter",
                datacenter,
                "--config-dir",
                work.path().toString(),
                "--http-port",
                Integer.toString(healthPort)),
            variables(),
            work);
    worker = started;
    Await.until(
        "the worker is ready",
        START,
        PAUSE,
        () -> {
          requireRunning(started, "the worker");
          return isReady();
        });
  }

  /** Kills the worker with SIGKILL. */
  public void killWorker() {
    if (worker != null) {
      worker.kill();
      worker = null;
    }
  }

  /** The end of what the worker has written, for whoever looks for a cause. */
  public String workerLog(int lines) {
    return worker == null ? "" : worker.lastLines(lines);
  }

  /** Stops the worker, then Temporal. */
  @Override
  public void close() {
    if (worker != null) {
      worker.stop();
      worker = null;
    }
    temporal.kill();
  }

  private boolean isReady() {
    URI readiness = URI.create("http://127.0.0.1:" + healthPort + "/health/readiness");
    try {
      return http.send(
                  HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the worker started", e);
    }
  }

  private void requireRunning(Program program, String name) {
    if (!program.isRunning()) {
      throw new IllegalStateException(name + " ended:\n" + program.lastLines(40));
    }
  }
}
