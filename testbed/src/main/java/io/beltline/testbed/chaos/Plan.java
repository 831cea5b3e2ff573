package io.beltline.testbed.chaos;

import io.beltline.testbed.ledger.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Deals the cells of the matrix to migrations, the same way for the same seed: a migration bears
 * many of them, and most of its time is waiting for the dead.
 *
 * @param scenarios in the order in which they are run
 */
record Plan(List<Scenario> scenarios) {

  private static final int DEATHS_AT_MOST = 15;
  private static final int STANDSTILLS_AT_MOST = 8;
  private static final int AT_THE_SAME_TIME = 3;
  private static final int CRASHES_AT_MOST = 8;
  private static final int FREEZES_AT_MOST = 2;

  /** Every cell of the runbook. */
  static Plan all(Runbook runbook, long seed) {
    Random random = new Random(seed);
    List<List<Cell>> dealt = new ArrayList<>();
    dealt.addAll(deal(cells(runbook, Disturbance::isDeath, random), DEATHS_AT_MOST, Plan::apart));
    dealt.addAll(
        deal(
            cells(runbook, one -> one == Disturbance.STOPS, random),
            STANDSTILLS_AT_MOST,
            (one, other) -> areApart(one, other, runbook)));
    dealt.addAll(
        deal(cells(runbook, Disturbance::isCrash, random), CRASHES_AT_MOST, Plan::farApart));
    dealt.addAll(
        deal(cells(runbook, Disturbance::isFreeze, random), FREEZES_AT_MOST, Plan::farApart));
    return numbered(dealt);
  }

  /** A few telling cells of each kind, for every build. */
  static Plan small(Runbook runbook) {
    return numbered(
        List.of(
            List.of(
                cell(runbook, "cutover/Fence#1", Disturbance.WITHIN),
                cell(runbook, "cutover/Drain#4", Disturbance.BEFORE),
                cell(runbook, "cutover/Open#1", Disturbance.AFTER),
                cell(runbook, "rollback/Fence#1", Disturbance.WITHIN),
                cell(runbook, "rollback/StopLink#1", Disturbance.AFTER),
                cell(runbook, "rollback/Open#1", Disturbance.WITHIN)),
            List.of(
                cell(runbook, "cutover/Drain#4", Disturbance.DESTINATION_FREEZES),
                cell(runbook, "cutover/ValidateAll#1", Disturbance.SOURCE_CRASHES),
                cell(runbook, "rollback/EnsureLink#1", Disturbance.DESTINATION_CRASHES))));
  }

  private static Cell cell(Runbook runbook, String key, Disturbance disturbance) {
    return new Cell(runbook.find(key), disturbance, 20);
  }

  private static List<Cell> cells(Runbook runbook, Predicate<Disturbance> wanted, Random random) {
    List<Cell> cells = new ArrayList<>();
    for (Disturbance disturbance : Arrays.stream(Disturbance.values()).filter(wanted).toList()) {
      runbook.executions().stream()
          .filter(disturbance::concerns)
          .forEach(execution -> cells.add(Cell.of(execution, disturbance, random)));
    }
    Collections.shuffle(cells, random);
    return cells;
  }

  private static List<List<Cell>> deal(
      List<Cell> cells, int atMost, BiPredicate<Cell, Cell> compatible) {
    List<List<Cell>> hands = new ArrayList<>();
    for (Cell cell : cells) {
      hands.stream()
          .filter(hand -> hand.size() < atMost)
          .filter(hand -> hand.stream().allMatch(other -> compatible.test(cell, other)))
          .findFirst()
          .orElseGet(() -> newHand(hands))
          .add(cell);
    }
    return hands;
  }

  private static List<Cell> newHand(List<List<Cell>> hands) {
    List<Cell> hand = new ArrayList<>();
    hands.add(hand);
    return hand;
  }

  /** Not at the same execution. */
  private static boolean apart(Cell one, Cell other) {
    return !one.execution().equals(other.execution());
  }

  /** Not where steps run at the same time: then nobody would be left to take over. */
  private static boolean areApart(Cell one, Cell other, Runbook runbook) {
    int distance =
        runbook.executions().indexOf(one.execution())
            - runbook.executions().indexOf(other.execution());
    return Math.abs(distance) > AT_THE_SAME_TIME;
  }

  /** Not where one can be repeated, and so shift the count of what follows in its leg. */
  private static boolean farApart(Cell one, Cell other) {
    return one.execution().leg() != other.execution().leg()
        || !(one.mayBeRepeated()
            || other.mayBeRepeated()
            || one.execution().phase().equals(other.execution().phase()));
  }

  private static Plan numbered(List<List<Cell>> dealt) {
    List<Scenario> scenarios = new ArrayList<>();
    for (List<Cell> cells : dealt) {
      int number = scenarios.size() + 1;
      boolean goesOn = cells.stream().anyMatch(cell -> cell.execution().leg() == Leg.AGAIN);
      Side winner = goesOn || number % 2 == 0 ? Side.DESTINATION : Side.SOURCE;
      scenarios.add(new Scenario(number, winner, cells));
    }
    return new Plan(List.copyOf(scenarios));
  }
}
