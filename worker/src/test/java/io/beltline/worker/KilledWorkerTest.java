package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A workflow that a killed worker kept in memory belongs to whichever worker is there. */
class KilledWorkerTest {
  @TempDir Path folder = Path.of("");

  @Test
  @Timeout(120)
  void anotherWorkerAnswersAndContinuesAWaitingWorkflow() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        var user = new TemporalUser(temporal.address());
        PingWorker first = PingWorker.start(temporal.address(), folder)) {
      Lamp lamp = Lamp.stub(user.client());
      WorkflowClient.start(lamp::burn);
      assertTrue(lamp.burns());
      first.kill();

      try (PingWorker second = PingWorker.start(temporal.address(), folder)) {
        assertTrue(lamp.burns());
        lamp.putOut();
        assertEquals(
            "out", WorkflowStub.fromTyped(lamp).getResult(20, TimeUnit.SECONDS, String.class));
        assertTrue(second.isRunning());
      }
    }
  }

  @Test
  @Timeout(120)
  void aSignalThatCameWhileNobodyWasThereIsNotLost() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        var user = new TemporalUser(temporal.address());
        PingWorker first = PingWorker.start(temporal.address(), folder)) {
      Lamp lamp = Lamp.stub(user.client());
      WorkflowClient.start(lamp::burn);
      assertTrue(lamp.burns());
      first.kill();
      lamp.putOut();

      try (PingWorker second = PingWorker.start(temporal.address(), folder)) {
        assertEquals(
            "out", WorkflowStub.fromTyped(lamp).getResult(40, TimeUnit.SECONDS, String.class));
        assertTrue(second.isRunning());
      }
    }
  }
}
