package io.beltline.testbed.chaos;

import java.util.List;

/**
 * How a scenario ended.
 *
 * @param scenario what was done
 * @param ok whether everything is as it should be
 * @param happened the cells that did happen, as keys with their disturbance
 * @param late those of them that came when the step was done already
 * @param acknowledged commits that a server acknowledged
 * @param lost of these which the winner does not have
 * @param duplicated ledger rows that the winner has more than once
 * @param leftovers what the migration left behind
 * @param undone why outages were undone, that were then approved again
 * @param problems everything that was not as it should be
 * @param seconds how long it took
 */
record ScenarioResult(
    Scenario scenario,
    boolean ok,
    List<Cell> happened,
    List<Cell> late,
    long acknowledged,
    long lost,
    long duplicated,
    int leftovers,
    List<String> undone,
    List<String> problems,
    long seconds) {

  ScenarioResult {
    happened = List.copyOf(happened);
    late = List.copyOf(late);
    undone = List.copyOf(undone);
    problems = List.copyOf(problems);
  }

  /** What became of one of its cells. */
  String outcomeOf(Cell cell) {
    if (!happened.contains(cell)) {
      return "did not happen";
    }
    if (!ok) {
      return "failed";
    }
    return late.contains(cell) ? "late" : "ok";
  }
}
