package io.beltline.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker process of {@link PingWorkerMain}, which a test may stop or kill. */
final class PingWorker implements AutoCloseable {
  private final Process process;

  private PingWorker(Process process) {
    this.process = process;
  }

  /** Starts one for the datacenter {@code dc1}; its log goes to {@code target/ping-worker.log}. */
  static PingWorker start(String temporal, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("configs/dc1/db1"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            PingWorkerMain.class.getName(),
            "--config-dir=" + folder,
            "--http-port=0",
            "--shutdown-grace=5");
    Path log = Path.of("target", "ping-worker.log");
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("TEMPORAL_ADDRESS", temporal);
    return new PingWorker(builder.start());
  }

  /** Waits for the next line on its standard output. */
  String nextLine() throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  /** Sends SIGTERM; the exit code once it has ended, or -1 if it has not within 15 s. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(15, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** Sends SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
