package io.beltline.testbed.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole matrix; with {@code --json} this is its shape.
 *
 * @param ok whether everything is as it should be
 * @param seed with which the same run can be repeated
 * @param scenarios how many migrations
 * @param cells what was done, and what became of it
 * @param failed how many cells are not ok
 * @param late how many were to hit the middle of a step and came when it was done; it ended right
 *     all the same
 * @param acknowledged commits that a server acknowledged, of all migrations
 * @param lost of these which the winner does not have
 * @param duplicated ledger rows that the winner has more than once
 * @param leftovers what the migrations left behind
 * @param undone outages that were undone by themselves and approved again
 * @param problems everything that was not as it should be
 */
record MatrixReport(
    boolean ok,
    long seed,
    int scenarios,
    List<Field> cells,
    int failed,
    int late,
    long acknowledged,
    long lost,
    long duplicated,
    int leftovers,
    int undone,
    List<String> problems) {

  /**
   * One field.
   *
   * @param leg part of the migration
   * @param phase its phase
   * @param step the step, with its number in this leg
   * @param disturbance what happened
   * @param scenario in which migration
   * @param outcome ok, late, failed, or did not happen
   */
  record Field(
      String leg, String phase, String step, String disturbance, int scenario, String outcome) {

    private static Field of(ScenarioResult result, Cell cell) {
      Execution at = cell.execution();
      return new Field(
          at.leg().toString(),
          at.phase(),
          at.step() + "#" + at.number(),
          cell.disturbance().toString(),
          result.scenario().number(),
          result.outcomeOf(cell));
    }

    boolean isOk() {
      return outcome.equals("ok") || outcome.equals("late");
    }
  }

  static MatrixReport of(long seed, List<ScenarioResult> results) {
    List<Field> fields = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ScenarioResult result : results) {
      result.scenario().cells().forEach(cell -> fields.add(Field.of(result, cell)));
      String where = "scenario " + result.scenario().number() + ": ";
      result.problems().forEach(problem -> problems.add(where + problem));
    }
    return new MatrixReport(
        problems.isEmpty() && fields.stream().allMatch(Field::isOk),
        seed,
        results.size(),
        fields,
        (int) fields.stream().filter(field -> !field.isOk()).count(),
        (int) fields.stream().filter(field -> field.outcome().equals("late")).count(),
        results.stream().mapToLong(ScenarioResult::acknowledged).sum(),
        results.stream().mapToLong(ScenarioResult::lost).sum(),
        results.stream().mapToLong(ScenarioResult::duplicated).sum(),
        results.stream().mapToInt(ScenarioResult::leftovers).sum(),
        results.stream().mapToInt(result -> result.undone().size()).sum(),
        problems);
  }
}
