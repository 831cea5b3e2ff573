package io.beltline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.worker.polling.PollingState.Phase;
import io.beltline.worker.temporal.EmbeddedTemporal;
import io.beltline.worker.temporal.TemporalProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerProcessTest {
  private static final String LIVENESS = "/health/liveness";
  private static final String READINESS = "/health/readiness";

  @Test
  void runsWorkflowsOfEveryDatacenterItServes() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        WorkerProcess worker = start(temporal.address());
        var user = new TemporalUser(temporal.address())) {
      assertEquals("attempt 1 starts", Ping.stub(user.client()).ping(false));
      assertTrue(
          worker.polling().state().explanation().contains("beltline-dc1, beltline-dc2"),
          worker.polling().state()::toString);
    }
  }

  @Test
  void aWorkflowGoesOnThatCancelledAStepWhichHadJustEnded() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        WorkerProcess worker = start(temporal.address());
        var user = new TemporalUser(temporal.address())) {
      assertEquals("ended", Interrupted.stub(user.client()).run());
      assertEquals(Phase.POLLING, worker.polling().state().phase());
    }
  }

  @Test
  void waitsForAServerThatComesLate() throws Exception {
    int port = freePort();
    try (WorkerProcess worker = start("127.0.0.1:" + port)) {
      var probe = new HttpProbe(worker.httpPort());
      Eventually.holds(
          "the reason for waiting", () -> probe.get(READINESS).body().contains("not reachable"));
      assertEquals(503, probe.status(READINESS));
      assertEquals(200, probe.status(LIVENESS));

      try (EmbeddedTemporal temporal = EmbeddedTemporal.start(port);
          var user = new TemporalUser(temporal.address())) {
        Eventually.holds("readiness", () -> probe.status(READINESS) == 200);
        assertEquals("attempt 1 starts", Ping.stub(user.client()).ping(false));
      }
    }
  }

  @Test
  void staysAliveWhenTheServerGoesAway() throws Exception {
    TestTemporal temporal = TestTemporal.start();
    try (WorkerProcess worker = start(temporal.address())) {
      var probe = new HttpProbe(worker.httpPort());
      Eventually.holds("readiness", () -> probe.status(READINESS) == 200);
      temporal.close();
      Eventually.holds("readiness lost", () -> probe.status(READINESS) == 503);
      assertEquals(200, probe.status(LIVENESS));
    }
  }

  @Test
  void showsTheMetricsOfTheTemporalClient() throws Exception {
    try (TestTemporal temporal = TestTemporal.start();
        WorkerProcess worker = start(temporal.address());
        var user = new TemporalUser(temporal.address())) {
      var probe = new HttpProbe(worker.httpPort());
      Ping.stub(user.client()).ping(false);
      Eventually.holds(
          "metrics of the completed workflow",
          () -> probe.get("/prometheus").body().contains("temporal_workflow_completed_total"));
    }
  }

  @Test
  void offersNoManagementBeyondHealthAndMetrics() throws Exception {
    try (WorkerProcess worker = start("127.0.0.1:" + freePort())) {
      var probe = new HttpProbe(worker.httpPort());
      for (String path : List.of("/env", "/beans", "/loggers", "/stop", "/refresh")) {
        assertEquals(404, probe.status(path), path);
      }
    }
  }

  @Test
  void stopsWhileItStillWaits() throws Exception {
    WorkerProcess worker = start("127.0.0.1:" + freePort());
    worker.close();
    assertEquals(Phase.STOPPED, worker.polling().state().phase());
  }

  private static WorkerProcess start(String address) {
    var settings =
        new WorkerSettings(
            List.of("dc1", "dc2"), Path.of("."), "127.0.0.1", 0, Duration.ofSeconds(5));
    return WorkerProcess.start(settings, TemporalProfile.plain(address), Ping.registration());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
