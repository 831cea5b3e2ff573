package io.beltline.worker.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.workflows.pair.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskQueuesTest {
  @Test
  void areTheQueuesThatPairsAreSentTo() {
    var queues = new TaskQueues(List.of("berlin", "tokyo"), (worker, datacenter) -> {});
    assertEquals(
        List.of(new Pair("berlin", "a").taskQueue(), new Pair("tokyo", "b").taskQueue()),
        queues.names());
  }
}
