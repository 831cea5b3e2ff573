package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.LinkStatus.State;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalCommandsTest {
  private static final FenceView FENCED = new FenceView(true, List.of(), List.of("app"));

  private final CommandBed bed = new CommandBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void behindAFenceALinkIsDrainedBeforeItGoes() {
    bed.answer("LookAtFence", FENCED);

    assertEquals(Outcome.DONE, bed.run(Command.TEARDOWN_FORWARD_REPLICATION).outcome());

    assertTrue(bed.calls.indexOf("CatchUp") >= 0, bed.calls.toString());
    assertTrue(
        bed.calls.indexOf("CatchUp") < bed.calls.indexOf("RemoveRequestedLink"), "drained first");
  }

  @Test
  void aLinkThatCannotBeDrainedStays() {
    bed.answer("LookAtFence", FENCED);
    bed.answer("CatchUp", CommandBed.stopped("LinkDown"));

    ApplicationFailure refusal = bed.refused(Command.TEARDOWN_FORWARD_REPLICATION);

    assertEquals("NotDrained", refusal.getType());
    assertTrue(refusal.getOriginalMessage().contains("it is so"), refusal.getOriginalMessage());
    assertFalse(bed.calls.contains("RemoveRequestedLink"), bed.calls.toString());
  }

  @Test
  void aFenceWithGapsDrainsNothing() {
    bed.answer("LookAtFence", new FenceView(true, List.of("can log in: app"), List.of("app")));

    assertEquals("FenceNotHeld", bed.refused(Command.TEARDOWN_FORWARD_REPLICATION).getType());
    assertFalse(bed.calls.contains("RemoveRequestedLink"), bed.calls.toString());
  }

  @Test
  void whomTheFenceLeavesAloneIsSaid() {
    bed.answer(
        "LookAtFence", new FenceView(true, List.of(), List.of("app"), List.of("app_reports")));

    StepResult result = bed.run(Command.TEARDOWN_FORWARD_REPLICATION);

    assertEquals(Outcome.DONE, result.outcome());
    assertTrue(bed.calls.contains("CatchUp"), bed.calls.toString());
    assertTrue(result.notes().toString().contains("app_reports"), result.notes().toString());
  }

  @Test
  void forceRemovesALinkAsItIs() {
    bed.answer("LookAtFence", FENCED);

    StepResult result =
        bed.run(Command.TEARDOWN_BACK_REPLICATION, CommandOptions.NONE.with(Flag.FORCE, true));

    assertEquals(Outcome.DONE, result.outcome());
    assertFalse(bed.calls.contains("CatchUp"), bed.calls.toString());
  }

  @Test
  void whoHoldsALockIsEndedOnlyWithForce() {
    bed.run(Command.TEARDOWN_FORWARD_REPLICATION);
    bed.run(Command.RESET, CommandOptions.NONE.with(Flag.FORCE, true));
    bed.answer("ListSides", List.of(Side.DESTINATION));
    bed.run(Command.TEARDOWN_FORWARD_REPLICATION, CommandOptions.NONE.with(Flag.FORCE, true));

    assertEquals(List.of(false, true, true, true), bed.forced);
  }

  @Test
  void whereApplicationsWriteTheLossIsSaid() {
    StepResult result = bed.run(Command.TEARDOWN_FORWARD_REPLICATION);

    assertEquals(Outcome.DONE, result.outcome());
    assertTrue(result.notes().get(0).contains("the source is not fenced"), result.toString());
  }

  @Test
  void aLinkThatIsDownIsGivenUpWhereTheSourceHasEverything() {
    bed.answer("LookAtLink", CommandBed.link(State.DOWN, 5, 5));

    assertEquals(Outcome.DONE, bed.run(Command.TEARDOWN_FORWARD_REPLICATION).outcome());
    assertFalse(bed.calls.contains("CatchUp"), bed.calls.toString());

    bed.answer("CatchUp", CommandBed.stopped("LinkNotRunning"));
    assertEquals("NotDrained", bed.refused(Command.TEARDOWN_BACK_REPLICATION).getType());
  }

  @Test
  void withoutAProviderTheSubscriberIsCleanedAlone() {
    bed.answer("ListSides", List.of(Side.DESTINATION));

    StepResult result = bed.run(Command.TEARDOWN_FORWARD_REPLICATION);

    assertEquals(List.of("ListSides", "RemoveLinkAlone"), bed.calls);
    assertEquals(Outcome.COULD_NOT_VERIFY, result.outcome());
    assertEquals(2, result.notes().size(), result.toString());
  }

  @Test
  void whatIsLeftOverFailsATeardown() {
    bed.answer("FindLeftovers", List.of("source: slot x", "source: extension pglogical"));

    StepResult partly = bed.run(Command.TEARDOWN);
    assertEquals(Outcome.FAILED, partly.outcome());
    assertEquals("left over: source: slot x", partly.summary());

    StepResult full = bed.run(Command.TEARDOWN, CommandOptions.NONE.with(Flag.FULL, true));
    assertEquals("left over: source: slot x; source: extension pglogical", full.summary());
  }

  @Test
  void aFencedSideKeepsWhatGivesItsLoginsBack() {
    bed.answer("LookAtFence", FENCED);
    bed.answer("FindLeftovers", List.of("source: schema beltline", "destination: schema beltline"));

    StepResult result = bed.run(Command.TEARDOWN);

    assertEquals(Outcome.DONE, result.outcome(), result.summary());
    assertEquals(2, result.notes().size());
  }

  @Test
  void resetLooksBeforeItTouchesAnything() {
    bed.answer("LookAtFence", FENCED);
    assertEquals("SourceIsFenced", bed.refused(Command.RESET).getType());

    bed.answer("LookAtFence", new FenceView(false, List.of(), List.of()));
    bed.answer("RequireEmptiable", CommandBed.stopped("DestinationHasMore"));
    assertEquals("DestinationHasMore", bed.refused(Command.RESET).getType());
    assertFalse(bed.calls.contains("RemoveRequestedLink"), bed.calls.toString());
  }

  @Test
  void resetEmptiesADestinationThatNoLinkFillsAnyMore() {
    assertEquals(Outcome.DONE, bed.run(Command.RESET).outcome());

    assertEquals(
        List.of(
            "RemoveRequestedLink",
            "RemoveRequestedLink",
            "EmptyTables",
            "RemoveIndexes",
            "ForgetKeptSchema",
            "RemoveConstraints"),
        bed.calls.subList(2, bed.calls.size()));
  }

  @Test
  void aMigrationThatIsSetUpIsNoEarlierOne() {
    assertEquals("MigrationIsSetUp", bed.refused(Command.CLEANUP_PREVIOUS_CONFIG).getType());

    bed.answer("ListSides", List.of(Side.SOURCE));
    assertEquals("DestinationUnknown", bed.refused(Command.CLEANUP_PREVIOUS_CONFIG).getType());

    bed.answer("ListSides", List.of(Side.SOURCE, Side.DESTINATION));
    bed.answer("LookAtLink", CommandBed.link(State.UNCONFIGURED, 0, 0));
    assertEquals(
        "1 things removed from the source", bed.run(Command.CLEANUP_PREVIOUS_CONFIG).summary());
  }
}
