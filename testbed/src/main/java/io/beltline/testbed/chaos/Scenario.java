package io.beltline.testbed.chaos;

import io.beltline.testbed.ledger.Side;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One migration and all that goes wrong in it.
 *
 * @param number counts from 1
 * @param winner where it ends
 * @param cells in any order
 */
record Scenario(int number, Side winner, List<Cell> cells) {

  /** Enough for several workers to die in one outage and to be missed. */
  private static final Duration LONG_BUDGET = Duration.ofMinutes(10);

  /** Little, so that it is missed soon; and enough for a rehearsal on a busy machine. */
  private static final Duration SHORT_BUDGET = Duration.ofSeconds(15);

  Scenario {
    cells = List.copyOf(cells);
  }

  Duration outageBudget() {
    return cells.stream().anyMatch(cell -> cell.disturbance().isFreeze())
        ? SHORT_BUDGET
        : LONG_BUDGET;
  }

  /** One; or three, of which two may stand still at the same time. */
  int workers() {
    return cells.stream().anyMatch(cell -> cell.disturbance() == Disturbance.STOPS) ? 3 : 1;
  }

  /** What the workers do to themselves. */
  String forWorkers() {
    return cells.stream()
        .filter(Cell::isDoneByWorkers)
        .map(Cell::forWorkers)
        .collect(Collectors.joining(","));
  }

  /** What happens in a leg. */
  List<Cell> in(Leg leg) {
    return cells.stream().filter(cell -> cell.execution().leg() == leg).toList();
  }
}
