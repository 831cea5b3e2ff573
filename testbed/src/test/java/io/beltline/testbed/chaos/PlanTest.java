package io.beltline.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.ledger.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PlanTest {

  private final Runbook runbook = Runbook.read();

  @Test
  void everyDisturbanceBefallsEveryExecutionThatItConcernsOnce() {
    List<String> planned =
        Plan.all(runbook, 7).scenarios().stream()
            .flatMap(scenario -> scenario.cells().stream())
            .map(Cell::inWords)
            .toList();

    Set<String> wanted = new TreeSet<>();
    for (Execution execution : runbook.executions()) {
      Arrays.stream(Disturbance.values())
          .filter(disturbance -> disturbance.concerns(execution))
          .forEach(disturbance -> wanted.add(execution.key() + " " + disturbance));
    }
    assertEquals(wanted, new TreeSet<>(planned));
    assertEquals(wanted.size(), planned.size(), "none twice");
  }

  @Test
  void theWorkerDiesBeforeEveryStepAndAfterEveryOneThatEnds() {
    for (Execution execution : runbook.executions()) {
      assertTrue(Disturbance.BEFORE.concerns(execution), execution::key);
      boolean ends = !Set.of("WatchEvidence", "AwaitStrayWrites").contains(execution.step());
      assertEquals(ends, Disturbance.AFTER.concerns(execution), execution::key);
    }
  }

  @Test
  void everyStepOfBothOutagesMeetsAStandstillAndADeathWithin() {
    List<Execution> outages =
        runbook.executions().stream().filter(one -> one.phase().endsWith("outage")).toList();

    assertEquals(17, outages.size());
    for (Execution execution : outages) {
      assertTrue(Disturbance.STOPS.concerns(execution), execution::key);
      assertTrue(Disturbance.WITHIN.concerns(execution), execution::key);
    }
  }

  @Test
  void bothServersCrashInEveryPhase() {
    Set<String> phases = new TreeSet<>();
    Set<String> crashed = new TreeSet<>();
    for (Execution execution : runbook.executions()) {
      if (execution.leg() != Leg.AGAIN) {
        phases.add(execution.phase());
      }
      if (Disturbance.SOURCE_CRASHES.concerns(execution)
          && Disturbance.DESTINATION_CRASHES.concerns(execution)) {
        crashed.add(execution.phase());
      }
    }
    assertEquals(phases, crashed);
  }

  @Test
  void theSameSeedPlansTheSame() {
    assertEquals(Plan.all(runbook, 3), Plan.all(runbook, 3));
    assertNotEquals(Plan.all(runbook, 3), Plan.all(runbook, 4));
  }

  @Test
  void nothingThatMayBeRepeatedShiftsWhatElseIsPlannedInItsLeg() {
    for (Scenario scenario : Plan.all(runbook, 5).scenarios()) {
      List<Cell> servers =
          scenario.cells().stream().filter(cell -> !cell.isDoneByWorkers()).toList();
      for (Cell cell : servers) {
        List<Cell> others = new ArrayList<>(scenario.in(cell.execution().leg()));
        others.remove(cell);
        assertTrue(others.isEmpty() || !cell.mayBeRepeated(), cell::inWords);
      }
    }
  }

  @Test
  void whatIsPlannedForTheSecondCutoverIsReached() {
    for (Scenario scenario : Plan.all(runbook, 11).scenarios()) {
      assertTrue(scenario.in(Leg.AGAIN).isEmpty() || scenario.winner() == Side.DESTINATION);
    }
  }

  @Test
  void aStepThatNobodyPlannedForIsSeen() {
    assertEquals(
        List.of("cutover/Polish#1", "cutover/Fence#2"),
        runbook.unknown(
            List.of("cutover/Fence#1", "cutover/Polish#1", "cutover/Fence#2", "again/Fence#1")));
  }

  @Test
  void theSmallPartNamesExecutionsThatExist() {
    assertEquals(2, Plan.small(runbook).scenarios().size());
  }
}
