package io.beltline.worker.cutover;

import io.beltline.testbed.process.Program;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.worker.HttpProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A worker process like {@code bin/worker}, with its log; when it dies another one is started. */
final class WorkerJvm implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final Pattern HTTP =
      Pattern.compile("health and metrics on http://127.0.0.1:(\\d+)");

  private final WorkDirectory work = WorkDirectory.create(Optional.empty());
  private final List<String> command;
  private final Map<String, String> variables;
  private final Thread keeper = new Thread(this::keepOneRunning, "worker-keeper");
  private volatile boolean closing;
  private volatile Program program;

  private WorkerJvm(List<String> command, Map<String, String> variables) {
    this.command = command;
    this.variables = variables;
    this.program = start();
  }

  /** Runs a main class with the worker's options, and options of the JVM for it. */
  static WorkerJvm keep(Class<?> main, List<String> options, Path configDir, String temporal) {
    return keep(main, options, configDir, Map.of("TEMPORAL_ADDRESS", temporal));
  }

  /** The same with these variables and no others but this JVM's. */
  static WorkerJvm keep(
      Class<?> main, List<String> options, Path configDir, Map<String, String> variables) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            "--datacenter=" + MovingBed.PAIR.dc(),
            "--config-dir=" + configDir,
            "--http-port=0",
            "--shutdown-grace=5"));
    WorkerJvm worker = new WorkerJvm(command, variables);
    worker.keeper.setDaemon(true);
    worker.keeper.start();
    return worker;
  }

  private Program start() {
    return Program.start("worker", command, variables, work);
  }

  private void keepOneRunning() {
    while (!closing) {
      if (!program.isRunning()) {
        program = start();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Ends the one that runs by SIGKILL. */
  void kill() {
    program.kill();
  }

  /** Asks the newest of them. */
  HttpProbe http() {
    return HTTP.matcher(log())
        .results()
        .reduce((earlier, later) -> later)
        .map(port -> new HttpProbe(Integer.parseInt(port.group(1))))
        .orElseThrow();
  }

  /** The folder that they run in, with their log. */
  Path folder() {
    return work.path();
  }

  /** What all of them have written. */
  String log() {
    return program.log();
  }

  @Override
  public void close() {
    closing = true;
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    program.kill();
    work.close();
  }
}
