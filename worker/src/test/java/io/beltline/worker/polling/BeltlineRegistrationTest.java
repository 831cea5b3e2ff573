package io.beltline.worker.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.worker.TemporalUser;
import io.beltline.worker.temporal.EmbeddedTemporal;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeltlineRegistrationTest {
  @Test
  void isAcceptedByAWorkerForEveryDatacenter() throws Exception {
    var queues =
        new TaskQueues(List.of("berlin", "tokyo"), BeltlineRegistration.from(Path.of(".")));
    try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0);
        var user = new TemporalUser(temporal.address())) {
      WorkerFactory factory = queues.newFactory(user.client(), new DrainSignal());
      factory.start();
      assertEquals("beltline-tokyo", factory.getWorker("beltline-tokyo").getTaskQueue());
      factory.shutdownNow();
    }
  }
}
