package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.process.Command.Ended;
import io.beltline.worker.TestTemporal;
import io.beltline.worker.WorkerMain;
import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.CutoverWorkflow;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.IgnoredRequest;
import io.beltline.workflows.cutover.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The requests that the README shows, typed with the real {@code temporal} command line. */
@EnabledIfEnvironmentVariable(
    named = TestTemporal.VARIABLE,
    matches = TestTemporal.IS_REAL,
    disabledReason = "the embedded Temporal lacks calls that the command line makes")
class TypedByAnOperatorTest {
  @TempDir Path folder = Path.of("");

  @Test
  void bareNamesObjectsUpdatesAndWhatIsNeither() throws Exception {
    try (MovingBed bed = MovingBed.start(folder);
        WorkerJvm worker =
            WorkerJvm.keep(WorkerMain.class, List.of(), folder, bed.temporal.address())) {
      bed.operator.start(null);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);

      assertEquals(0, typed(bed, "signal", "\"teardown\"").exitCode());
      assertEquals(0, typed(bed, "signal", "{\"gate\":\"revoke\"}").exitCode());
      CutoverStatus after =
          bed.operator.await("two ignored requests", status -> status.ignored().size() == 2);
      assertEquals(Phase.AWAIT_REVOKE_LOGINS, after.phase());
      assertTrue(after.ignored().stream().allMatch(TypedByAnOperatorTest::saysWhy));
      assertRefused(typed(bed, "update", "\"teardown\""));

      assertEquals(0, typed(bed, "signal", "\"revoke-logins\"").exitCode());
      bed.operator.awaitGate(Gate.TEARDOWN);
      Ended status = bed.temporal.real().cli(query());
      assertTrue(status.output().contains("await-teardown"), status::toString);
      String object = "{\"gate\":\"teardown\",\"by\":\"ana\",\"note\":\"CHG-7\"}";
      assertEquals(0, typed(bed, "signal", object).exitCode());

      CutoverReport report = bed.operator.result();
      assertEquals(Phase.DONE, report.outcome());
      ApprovalRecord teardown = report.approvals().get(1);
      assertEquals("ana CHG-7", teardown.by() + " " + teardown.note());
      assertFalse(worker.log().isEmpty());
    }
  }

  private static Ended typed(MovingBed bed, String way, String input) {
    List<String> words = new ArrayList<>(List.of("workflow", way));
    if (way.equals("update")) {
      words.add("execute");
    }
    words.addAll(List.of("--workflow-id", CutoverWorkflow.id(MovingBed.PAIR), "--name", "approve"));
    words.addAll(List.of("--input", input));
    return bed.temporal.real().cli(words.toArray(String[]::new));
  }

  private static String[] query() {
    String id = CutoverWorkflow.id(MovingBed.PAIR);
    return new String[] {"workflow", "query", "--workflow-id", id, "--name", "status"};
  }

  private static boolean saysWhy(IgnoredRequest ignored) {
    return ignored.signal().equals("approve") && !ignored.reason().isBlank();
  }

  private static void assertRefused(Ended update) {
    assertEquals(1, update.exitCode(), update::toString);
    assertTrue(update.errors().contains("revoke-logins"), update::toString);
  }
}
