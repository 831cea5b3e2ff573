package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.LinkStatus.State;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.sequence.SequenceState;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookCommandsTest {
  private final CommandBed bed = new CommandBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aSideThatIsClosedIsAFindingAndNotTheEnd() {
    Finding closed = Finding.blocker("unreachable", "source", "no answer", "start it");
    bed.answer("Precheck", new PrecheckReport(List.of(closed), null, "", 0, List.of(), 0, 0));
    bed.answer("DescribeServer", CommandBed.stopped("ConnectionFailed"));

    StepResult result = bed.run(Command.PRECHECK);

    assertEquals(Outcome.FAILED, result.outcome());
    assertEquals("1 blocker, 0 warnings", result.summary());
    assertTrue(result.detail().get("source").isNull());
    assertFalse(bed.calls.contains("DescribeTables"), bed.calls.toString());
  }

  @Test
  void aServerThatCouldNotBeDescribedIsNotPassedOver() {
    bed.answer("Precheck", new PrecheckReport(List.of(), null, "", 0, List.of(), 0, 0));
    bed.answer("DescribeServer", CommandBed.stopped("ConnectionFailed"));

    assertEquals(Outcome.COULD_NOT_VERIFY, bed.run(Command.PRECHECK).outcome());
  }

  @Test
  void aLinkThatIsDownFailsTheStatus() {
    assertEquals(Outcome.DONE, bed.run(Command.STATUS).outcome());

    bed.answer("LookAtLink", CommandBed.link(State.DOWN, 5, 5));
    StepResult down = bed.run(Command.STATUS);

    assertEquals(Outcome.FAILED, down.outcome());
    assertEquals("forward down, back down", down.summary());
  }

  @Test
  void differencesOfSchemasAreAnOutcomeOfTheirOwn() {
    bed.answer("DiffSchemas", new SchemaDiff(9, List.of()));
    assertEquals(Outcome.DONE, bed.run(Command.DIFF_SCHEMAS).outcome());

    bed.answer("DiffSchemas", new SchemaDiff(9, List.of("table a differs")));
    assertEquals(Outcome.DIFFERENT, bed.run(Command.DIFF_SCHEMAS).outcome());

    bed.answer("DiffSchemas", new SchemaDiff(0, List.of()));
    assertEquals(Outcome.COULD_NOT_VERIFY, bed.run(Command.DIFF_SCHEMAS).outcome());
  }

  @Test
  void aSequenceThatNobodyNeedsIsNoDifference() {
    bed.answer(
        "DiffSequences",
        List.of(new SequenceState("s", 5, null, SequenceState.Verdict.NOT_NEEDED)));
    assertEquals(Outcome.DONE, bed.run(Command.DIFF_SEQUENCES).outcome());

    bed.answer("DiffSequences", List.<SequenceState>of());
    assertEquals(Outcome.COULD_NOT_VERIFY, bed.run(Command.DIFF_SEQUENCES).outcome());

    bed.answer(
        "DiffSequences", List.of(new SequenceState("s", 5, 4L, SequenceState.Verdict.BEHIND)));
    assertEquals(Outcome.DIFFERENT, bed.run(Command.DIFF_SEQUENCES).outcome());
  }

  @Test
  void aLookThatFailsTwiceFailsTheCommandInItsOwnWords() {
    bed.answer("DiffSchemas", ApplicationFailure.newFailure("no answer", "ConnectionFailed"));

    assertEquals("ConnectionFailed", bed.refused(Command.DIFF_SCHEMAS).getType());
    assertEquals(2, bed.calls.size());
  }
}
