package io.beltline.worker;

import io.beltline.worker.polling.Registration;
import io.beltline.worker.temporal.EmbeddedTemporal;
import io.beltline.worker.temporal.TemporalProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code bin/worker}, each with its variable. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    versionProvider = WorkerVersion.class,
    sortOptions = false,
    description =
        "Runs the migrations of one or more datacenters until it is told to stop (SIGTERM).",
    footer = {
      "",
      "Temporal is found as the temporal command line finds it: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE,"
          + " TEMPORAL_API_KEY, TEMPORAL_TLS_…, TEMPORAL_PROFILE or its profile file.",
      "Further variables: BELTLINE_LOG_LEVEL (INFO), BELTLINE_JAVA_OPTS (-Xmx256m, compile early)."
          + " BELTLINE_CLASSPATH (jars with password resolvers).",
      "Exit code 2: the options or the configuration can't be used."
    })
final class WorkerCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(WorkerCommand.class);

  private final Function<Path, Registration> registrations;

  @Option(
      names = "--datacenter",
      paramLabel = "DC",
      split = ",",
      defaultValue = "${env:BELTLINE_DATACENTERS}",
      description =
          "A datacenter to serve; may be repeated (BELTLINE_DATACENTERS=a,b). Default: every one that"
              + " is configured.")
  List<String> datacenters = List.of();

  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      defaultValue = "${env:BELTLINE_CONFIG_DIR:-.}",
      description = "The folder that contains configs/ (BELTLINE_CONFIG_DIR). Default: this one.")
  Path configDir = Path.of(".");

  @Option(
      names = "--http-host",
      paramLabel = "HOST",
      defaultValue = "${env:BELTLINE_HTTP_HOST:-127.0.0.1}",
      description = "Address of health and metrics (BELTLINE_HTTP_HOST). Default: 127.0.0.1.")
  String httpHost = "127.0.0.1";

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "${env:BELTLINE_HTTP_PORT:-8080}",
      description =
          "Port of health and metrics, 0 for any free one (BELTLINE_HTTP_PORT). Default: 8080.")
  int httpPort;

  @Option(
      names = "--embedded-temporal",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "" + EmbeddedTemporal.USUAL_PORT,
      description =
          "Start a Temporal server inside this process, on loopback, for trying things out; it forgets"
              + " everything when it stops. Default port: 7233, 0 for any free one.")
  @Nullable Integer embeddedTemporalPort;

  @Option(
      names = "--shutdown-grace",
      paramLabel = "SECONDS",
      defaultValue = "${env:BELTLINE_SHUTDOWN_GRACE:-20}",
      description =
          "How long running steps may take to end after SIGTERM (BELTLINE_SHUTDOWN_GRACE). Default: 20.")
  int shutdownGraceSeconds;

  /** Serves what is registered for the folder that contains {@code configs/}. */
  WorkerCommand(Function<Path, Registration> registrations) {
    this.registrations = registrations;
  }

  /** Starts everything that was asked for; the process lives on until it is told to stop. */
  @Override
  public Integer call() throws InterruptedException {
    WorkerSettings settings = settings();
    TemporalProfile profile = TemporalProfile.load();
    EmbeddedTemporal embedded = embeddedTemporal();
    if (embedded != null) {
      profile = profile.at(embedded.address());
    }
    log.info(
        "worker {} serves {} with Temporal at {}, namespace {}",
        WorkerVersion.get(),
        String.join(", ", settings.datacenters()),
        profile.address(),
        profile.namespace());
    runUntilSignalled(
        WorkerProcess.start(settings, profile, registrations.apply(configDir)), embedded);
    return 0;
  }

  private WorkerSettings settings() {
    List<String> served = ServedDatacenters.among(configDir, datacenters);
    try {
      return new WorkerSettings(
          served, configDir, httpHost, httpPort, Duration.ofSeconds(shutdownGraceSeconds));
    } catch (IllegalArgumentException e) {
      throw new UnusableSettings("Unusable option: " + e.getMessage(), e);
    }
  }

  private @Nullable EmbeddedTemporal embeddedTemporal() {
    if (embeddedTemporalPort == null) {
      return null;
    }
    try {
      return EmbeddedTemporal.start(embeddedTemporalPort);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableSettings(
          "Can't start the embedded Temporal on port %d: %s. Choose another with --embedded-temporal=PORT."
              .formatted(embeddedTemporalPort, e.getMessage()),
          e);
    }
  }

  private static void runUntilSignalled(WorkerProcess process, @Nullable EmbeddedTemporal embedded)
      throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runnable end =
        () -> {
          process.close();
          if (embedded != null) {
            embedded.close();
          }
          ended.countDown();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "drain"));
    ended.await();
  }
}
