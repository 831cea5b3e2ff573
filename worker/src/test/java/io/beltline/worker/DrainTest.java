package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.worker.temporal.EmbeddedTemporal;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path folder = Path.of("");

  @Test
  void sigtermTellsRunningStepsAndAnotherWorkerGoesOnAtOnce() throws Exception {
    Files.createDirectories(folder.resolve("configs/dc1/db1"));
    try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0);
        var user = new TemporalUser(temporal.address())) {
      Process first = worker(temporal.address());
      Ping.PingWorkflow ping = Ping.stub(user.client());
      WorkflowClient.start(ping::ping, true);
      awaitLine(first, "holding");

      first.destroy();
      assertTrue(first.waitFor(15, TimeUnit.SECONDS), "still there 15 s after SIGTERM");
      assertEquals(ENDED_BY_SIGTERM, first.exitValue());

      Process second = worker(temporal.address());
      // Far less than the step's heartbeat timeout: the first worker handed the step back itself.
      String answer = WorkflowStub.fromTyped(ping).getResult(30, TimeUnit.SECONDS, String.class);
      assertEquals("attempt 2 goes on", answer);
      second.destroy();
      assertTrue(second.waitFor(15, TimeUnit.SECONDS), "still there 15 s after SIGTERM");
    }
  }

  private Process worker(String temporal) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            PingWorkerMain.class.getName(),
            "--config-dir=" + folder,
            "--http-port=0",
            "--shutdown-grace=5");
    var builder =
        new ProcessBuilder(command)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "drain.log").toFile()));
    builder.environment().put("TEMPORAL_ADDRESS", temporal);
    return builder.start();
  }

  private static void awaitLine(Process process, String line) throws Exception {
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals(line, out.readLine());
    }
  }
}
