package io.beltline.workflows.cutover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrites;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records what {@link ReplayTest} replays: one history of each way that a cutover can go. Run by
 * hand after the runbook has changed on purpose, with a name that no recording has yet:
 *
 * <pre>mvn test -pl workflows -Dtest=RecordHistories -Dhistories.record=second</pre>
 *
 * <p>The older recordings stay, because cutovers that began with them may still run. One that does
 * not replay any more tells that those cutovers would break: keep the old order of steps for them
 * with {@code Workflow.getVersion}. Packed, because a history is a tenth of its JSON; {@code zcat}
 * shows one.
 */
@EnabledIfSystemProperty(named = RecordHistories.NAME, matches = "[a-z0-9-]+")
class RecordHistories {
  static final String NAME = "histories.record";
  private static final Path FOLDER = Path.of("src/test/resources/histories");

  private final CutoverBed bed = new CutoverBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void done() throws IOException {
    bed.start();
    approveBothGates();
    keep("done");
  }

  @Test
  void undoneOutage() throws IOException {
    bed.steps.failsOnce("ValidateReplicated");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.await(status -> !status.outages().isEmpty() && status.gate() != null, "gate again");
    approveBothGates();
    keep("undone-outage");
  }

  @Test
  void abortedInsideTheOutage() throws IOException {
    CountDownLatch hanging = bed.steps.hangs("Drain");
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    CutoverBed.await(hanging);
    bed.await(s -> s.runningSteps().equals(List.of("Drain")), "nothing else runs");
    bed.update("abort", "the shop complains");
    CutoverReport unused = bed.result();
    keep("aborted-inside-the-outage");
  }

  @Test
  void abortedAtTheGate() throws IOException {
    bed.start();
    bed.await(s -> s.gate() != null && s.gate().evidence() != null, "the gate and its evidence");
    bed.signal("abort");
    CutoverReport unused = bed.result();
    keep("aborted-at-the-gate");
  }

  @Test
  void stoppedAndResumed() throws IOException {
    bed.steps.failsOnce("EnsureSchema");
    bed.start();
    bed.await(status -> status.stopped() != null, "stopped");
    bed.signal("pause", "lunch");
    bed.signal("resume");
    approveBothGates();
    keep("stopped-and-resumed");
  }

  @Test
  void rolledBackTwice() throws IOException {
    bed.start();
    for (int round = 0; round < 2; round++) {
      bed.approve(Gate.REVOKE_LOGINS);
      bed.awaitPhase(Phase.AWAIT_TEARDOWN);
      bed.update("rollback", "the shop complains");
      bed.awaitPhase(Phase.AWAIT_REVOKE_LOGINS);
    }
    bed.update("approve", "teardown");
    CutoverReport unused = bed.result();
    keep("rolled-back-twice");
  }

  @Test
  void rollbackRefusedAndUndone() throws IOException {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
    bed.steps.rehearsalFailsOnce("ConfirmLinkRunning");
    bed.update("rollback");
    bed.await(s -> s.outages().size() == 2 && s.gate() != null, "refused");
    bed.steps.failsOnceInRollback("StopLink");
    bed.update("rollback");
    bed.await(s -> s.outages().size() == 3 && s.gate() != null, "undone");
    bed.approve(Gate.TEARDOWN);
    CutoverReport unused = bed.result();
    keep("rollback-refused-and-undone");
  }

  @Test
  void strayWritesAccepted() throws IOException {
    bed.start();
    bed.approve(Gate.REVOKE_LOGINS);
    bed.awaitPhase(Phase.AWAIT_TEARDOWN);
    bed.steps.strayWrites =
        new StrayWrites(
            List.of(new StrayWrite(StrayWrite.Kind.ROWS, "bob", "public.orders", "1 statement")));
    bed.await(status -> !status.strayWrites().none(), "seen");
    bed.signal("approve", "teardown");
    bed.signal("approve", Map.of("gate", "teardown", "acceptStrayWrites", true));
    CutoverReport unused = bed.result();
    keep("stray-writes-accepted");
  }

  private void approveBothGates() {
    bed.approve(Gate.REVOKE_LOGINS);
    bed.approve(Gate.TEARDOWN);
    CutoverReport unused = bed.result();
  }

  private void keep(String way) throws IOException {
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve(way + "." + System.getProperty(NAME) + ".json.gz");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      out.write(bed.history().getBytes(UTF_8));
    }
  }
}
