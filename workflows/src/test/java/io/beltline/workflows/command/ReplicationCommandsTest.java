package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.replication.LinkStatus.State;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.validation.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicationCommandsTest {
  private final CommandBed bed = new CommandBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void setupRemembersWhatWasThereBeforeItChangesAnything() {
    StepResult result = bed.run(Command.SETUP);

    assertEquals(Outcome.DONE, result.outcome());
    assertEquals(
        List.of(
            "KeepBaseline",
            "EnsureReplicationRole",
            "EnsureApplicationRoles",
            "EnsureSchema",
            "RequireEmptySubscriber",
            "EnsureLink",
            "LookAtLink"),
        bed.calls);
  }

  @Test
  void setupWithoutSchemaTouchesNeitherRolesNorTables() {
    StepResult result = bed.run(Command.SETUP, CommandOptions.NONE.with(Flag.WITHOUT_SCHEMA, true));

    assertEquals(Outcome.DONE, result.outcome());
    assertFalse(bed.calls.contains("EnsureSchema"), bed.calls.toString());
    assertFalse(bed.calls.contains("EnsureApplicationRoles"), bed.calls.toString());
  }

  @Test
  void aCopyThatGoesOnIsSaid() {
    bed.answer("LookAtLink", CommandBed.link(State.INITIALIZING, 5, 1));

    assertTrue(bed.run(Command.SETUP).summary().contains("belt status dc1 shop"));
  }

  @Test
  void setupOnADestinationWithRowsMakesNoLink() {
    bed.answer("RequireEmptySubscriber", CommandBed.stopped("DestinationNotEmpty"));

    assertEquals("DestinationNotEmpty", bed.refused(Command.SETUP).getType());
    assertFalse(bed.calls.contains("EnsureLink"), bed.calls.toString());
  }

  @Test
  void whatTheLinkNeedsIsAdoptedFirstAndTheRestWhenItHasCaughtUp() {
    bed.answer("LookAtLink", CommandBed.link(State.REPLICATING, 5, 5));
    bed.answer("AdoptSchema", new Adoption(List.of("index public.i"), List.of(), false));

    StepResult result = bed.run(Command.ADOPT_SCHEMA);

    assertEquals("2 changes adopted", result.summary());
    assertEquals(
        List.of(
            "LookAtLink",
            "AdoptSchema",
            "ExtendLink",
            "LookAtLink",
            "AwaitReady",
            "CatchUp",
            "AdoptSchema",
            "ExtendLink",
            "LookAtLink",
            "ExtendLink",
            "EndAdoption"),
        bed.calls);
  }

  @Test
  void afterANewColumnAllRowsAreComparedAndWhatIsLeftIsNamed() {
    bed.answer("LookAtLink", CommandBed.link(State.REPLICATING, 5, 5));
    bed.answer("AdoptSchema", new Adoption(List.of("column public.t.c"), List.of(), true));
    assertEquals(Outcome.DONE, bed.run(Command.ADOPT_SCHEMA).outcome());
    assertTrue(
        bed.calls.indexOf("ValidateAll") < bed.calls.indexOf("EndAdoption"), bed.calls.toString());

    bed.answer("AdoptSchema", new Adoption(List.of(), List.of("table public.t differs"), true));
    bed.calls.clear();
    StepResult result = bed.run(Command.ADOPT_SCHEMA);
    assertEquals(Outcome.FAILED, result.outcome());
    assertFalse(bed.calls.contains("EndAdoption"), bed.calls.toString());
    assertEquals(List.of("not adopted: table public.t differs"), result.notes());
  }

  @Test
  void asLongAsRowsAreNotKnownToBeEqualTheAdoptionStaysOpen() {
    bed.answer("AdoptSchema", new Adoption(List.of(), List.of(), true));
    bed.answer("ValidateAll", CommandBed.compared(Verdict.COULD_NOT_VERIFY));

    assertEquals(Outcome.COULD_NOT_VERIFY, bed.run(Command.ADOPT_SCHEMA).outcome());
    assertTrue(bed.calls.contains("ValidateAll"), bed.calls.toString());
    assertFalse(bed.calls.contains("EndAdoption"), bed.calls.toString());
  }

  @Test
  void theBackLinkWaitsForTheInitialCopy() {
    bed.answer("LookAtLink", CommandBed.link(State.UNCONFIGURED, 0, 0));
    assertEquals("ForwardLinkMissing", bed.refused(Command.SETUP_BACK_REPLICATION).getType());

    bed.answer("LookAtLink", CommandBed.link(State.DOWN, 5, 5));
    assertEquals("ForwardLinkDown", bed.refused(Command.SETUP_BACK_REPLICATION).getType());
    assertFalse(bed.calls.contains("EnsureLink"), bed.calls.toString());

    bed.answer("LookAtLink", CommandBed.link(State.INITIALIZING, 5, 1));
    assertEquals(Outcome.DONE, bed.run(Command.SETUP_BACK_REPLICATION).outcome());
    assertTrue(
        bed.calls.indexOf("AwaitReady") < bed.calls.indexOf("EnsureLink"), bed.calls.toString());
  }

  @Test
  void theBackLinkSaysThatATruncateReachesTheSource() {
    StepResult result = bed.run(Command.SETUP_BACK_REPLICATION);

    assertTrue(result.notes().toString().contains("truncate"), result.notes().toString());
  }
}
