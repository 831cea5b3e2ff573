package io.beltline.worker;

import io.beltline.worker.polling.Polling;
import io.beltline.worker.polling.Registration;
import io.beltline.worker.temporal.TemporalProfile;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running worker: health and metrics answer, and work is taken as soon as Temporal is there. */
public final class WorkerProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);

  private final ApplicationContext context;
  private final EmbeddedServer http;
  private final Polling polling;

  private WorkerProcess(ApplicationContext context) {
    this.context = context;
    this.http = context.getBean(EmbeddedServer.class);
    this.polling = context.getBean(Polling.class);
  }

  /**
   * Starts health and metrics, and begins to wait for Temporal.
   *
   * @throws UnusableSettings if the HTTP address is taken or can't be listened on
   */
  public static WorkerProcess start(
      WorkerSettings settings, TemporalProfile profile, Registration registration) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(httpProperties(settings))
            .singletons(settings, profile, registration)
            .start();
    var process = new WorkerProcess(context);
    try {
      process.start(settings);
      return process;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> httpProperties(WorkerSettings settings) {
    int anyFreePort = -1;
    return Map.of(
        "micronaut.server.host",
        settings.httpHost(),
        "micronaut.server.port",
        settings.httpPort() == 0 ? anyFreePort : settings.httpPort());
  }

  private void start(WorkerSettings settings) {
    try {
      http.start();
    } catch (RuntimeException e) {
      throw new UnusableSettings(
          "Can't listen on %s port %d for health and metrics; choose another with --http-port or BELTLINE_HTTP_HOST."
              .formatted(settings.httpHost(), settings.httpPort()),
          e);
    }
    log.info("health and metrics on http://{}:{}", settings.httpHost(), http.getPort());
    polling.start();
  }

  /** The port that health and metrics listen on. */
  public int httpPort() {
    return http.getPort();
  }

  /** Where polling is in its life. */
  public Polling polling() {
    return polling;
  }

  /** Drains, then ends; health answers until nothing runs any more. */
  @Override
  public void close() {
    polling.close();
    context.close();
  }
}
