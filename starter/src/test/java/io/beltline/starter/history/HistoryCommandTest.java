package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeTemporal;
import io.beltline.starter.fake.FakeTemporal.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
  @AutoClose private static final FakeTemporal TEMPORAL = FakeTemporal.withWorker();

  @Test
  void tellsARunWithAWorkerAndWithout(@TempDir Path folder) throws IOException {
    assertEquals(0, TEMPORAL.belt("cutover", "start", "test", "orders", "--detach").exitCode());
    TEMPORAL.client().newUntypedWorkflowStub("cutover/test/orders").terminate("by a person");

    Ran text = TEMPORAL.belt("history", "test", "orders");
    assertEquals(0, text.exitCode(), text.err());
    assertTrue(text.out().contains("terminated; nothing was undone: by a person"), text.out());

    TEMPORAL.stopWorker();
    Ran page = TEMPORAL.beltIn(folder, "history", "test", "orders", "--html", "run.html");
    assertEquals(0, page.exitCode(), page.err());
    assertTrue(page.err().contains("run.html"), page.err());
    String written = Files.readString(folder.resolve("run.html"));
    assertTrue(written.contains("No worker answers for datacenter test"), written);
    assertTrue(written.endsWith("</html>"), written);
  }

  @Test
  void whatNeverWasIsWrongUsage() {
    Ran pair = TEMPORAL.belt("history", "test", "nothing");
    assertEquals(2, pair.exitCode(), pair.err());
    assertTrue(pair.err().contains("Temporal has no cutover of test/nothing."), pair.err());

    String id = UUID.randomUUID().toString();
    Ran run = TEMPORAL.belt("history", "test", "nothing", "--run-id", id);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains("no run " + id), run.err());

    assertEquals(2, TEMPORAL.belt("history", "test", "x", "--run-id", "not-an-id").exitCode());
    assertEquals(2, TEMPORAL.belt("history", "test", "x", "--json", "--html", "-").exitCode());
  }
}
