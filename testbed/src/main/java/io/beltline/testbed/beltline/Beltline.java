package io.beltline.testbed.beltline;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.process.FreePort;
import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.temporal.TemporalKind;
import io.beltline.testbed.temporal.TemporalServer;
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
 * A whole Beltline on this machine: Temporal, one worker and the command line, each a process of
 * its own, on free ports of the loopback interface.
 */
public final class Beltline implements AutoCloseable {

  private final Home home;
  private final WorkDirectory work;
  private final String datacenter;
  private final HttpClient http = HttpClient.newHttpClient();
  private final TemporalServer temporal;
  private @Nullable Program worker;
  private int healthPort;

  private Beltline(Home home, WorkDirectory work, String datacenter, TemporalServer temporal) {
    this.home = home;
    this.work = work;
    this.datacenter = datacenter;
    this.temporal = temporal;
  }

  /**
   * Starts Temporal and a worker for one datacenter. Its pairs are configured in the directory;
   * more may be added later.
   */
  public static Beltline start(
      Home home, WorkDirectory work, String datacenter, TemporalKind kind) {
    ConfigFile.createDatacenter(datacenter, work.path());
    Beltline beltline = new Beltline(home, work, datacenter, kind.start(home.folder(), work));
    beltline.startWorker();
    return beltline;
  }

  /** The command line, with the variables that lead it here. */
  public Belt belt() {
    return new Belt(home, work, variables());
  }

  /** The variables that lead every Temporal client here. */
  public Map<String, String> variables() {
    return Map.of("TEMPORAL_ADDRESS", temporal.address());
  }

  /** Temporal alone. */
  public TemporalServer temporal() {
    return temporal;
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
    started.awaitReady("the worker", this::isReady);
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
    temporal.close();
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
}
