package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path folder = Path.of("");

  @Test
  void sigtermTellsRunningStepsAndAnotherWorkerGoesOnAtOnce() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        var user = new TemporalUser(temporal.address());
        PingWorker first = PingWorker.start(temporal.address(), folder)) {
      Ping.PingWorkflow ping = Ping.stub(user.client());
      WorkflowClient.start(ping::ping, true);
      assertEquals("holding", first.nextLine());
      assertEquals(ENDED_BY_SIGTERM, first.terminate());

      try (PingWorker second = PingWorker.start(temporal.address(), folder)) {
        // Far less than the step's heartbeat timeout: the first worker handed the step back itself.
        String answer = WorkflowStub.fromTyped(ping).getResult(40, TimeUnit.SECONDS, String.class);
        assertEquals("attempt 2 goes on", answer);
        assertEquals(ENDED_BY_SIGTERM, second.terminate());
      }
    }
  }
}
