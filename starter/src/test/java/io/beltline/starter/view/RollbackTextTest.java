package io.beltline.starter.view;

import static io.beltline.starter.view.Shown.PAIR;
import static io.beltline.starter.view.Shown.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.Statuses;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollbackTextTest {
  @Test
  void theWindowTellsTheWayBackWhatItCostsAndWhatSpeaksAgainstIt() {
    assertEquals(
        """
        cutover/prod/orders · await-teardown
        now         the rollback window; it ends when a human approves the teardown
        writes      go to the destination
        engine      pglogical: both servers preload it
        scope       30 tables replicated, 1 table copied behind the fence, 40 sequences, 1.2 GB
        warning     table public.log: has no key (no-key). it is copied behind the fence
        phase       precheck             1.2 s
        phase       await-teardown       1 min 5 s, since 2026-11-21 08:00:00 UTC
        validation  equal: all rows, 1,000,000 rows; self-test: 60 of 60 planted errors found
        outage      forward 142 ms (265 predicted), destination opened 2026-11-21 08:00:00 UTC
        outage      back    never begun, refused 2026-11-21 08:01:00 UTC: before anything was touched: LinkDown: the back link has no worker
        approved    revoke-logins by ana (CHG-7), 2026-11-21 08:00:00 UTC
        rollback    asked for by ana (CHG-8), 2026-11-21 08:01:00 UTC
        ignored     approve at 2026-11-21 08:00:00 UTC: no gate is open
        gate        teardown waits since 2026-11-21 08:00:00 UTC (1 min 5 s)
          ok tables ready             31 of 31
          NO lag                      12 MB, limit 1 MB
          retained WAL 30.0 MB
          a rollback now would refuse writes for about 1502 ms, with
            20 sessions on the destination, oldest transaction 3.0 s, lag 12.0 MB, 40 sequences, 1.2 MB to copy
          to approve, type:  belt cutover approve prod orders teardown
          or:                belt cutover rollback prod orders - the source takes the writes again, nothing that was written is lost
        STRAY WRITES on the fenced source
          login restored of role shop_app: since 08:00:05
          rows written in table public.orders by role shop_app: insert, first at 08:00:07
          Find out who writes there and stop it; bring over by hand what is needed.
          If nothing of it is needed: approve or roll back with --accept-stray-writes.""",
        text(Statuses.eventful(PAIR)));
  }

  @Test
  void strayWritesAreRed() {
    String painted = text(Statuses.stray(PAIR), Map.of(), new Colours(true));

    assertTrue(painted.contains("\u001B[31mSTRAY WRITES on the fenced source"), painted);
    assertTrue(painted.contains("\u001B[31m  rows written in table public.orders"), painted);
  }

  @Test
  void insideTheOutageNeitherSideTakesWrites() {
    String text = text(Statuses.rollingBack(PAIR));

    assertTrue(
        text.contains("now         the write outage of the rollback, towards the source"), text);
    assertTrue(text.contains("writes      are refused on both sides"), text);
    assertTrue(
        text.contains("outage      back    writes are refused for 5000 ms (265 predicted) now\n"),
        text);
  }

  @Test
  void afterARollbackBothDirectionsAndBothWaysOnAreShown() {
    String text = text(Statuses.rolledBack(PAIR));

    assertTrue(text.contains("writes      go to the source"), text);
    assertTrue(
        text.contains(
            """
            outage      forward 142 ms (265 predicted), destination opened 2026-11-21 08:00:00 UTC
            outage      back    155 ms (265 predicted), source opened 2026-11-21 08:01:00 UTC
              Fence                          33 ms, from      0 ms
            """),
        text);
    assertTrue(
        text.contains("  to approve, type:  belt cutover approve prod orders revoke-logins\n"),
        text);
    assertTrue(
        text.endsWith(
            "  or:                belt cutover approve prod orders teardown - what the migration"
                + " created is removed; the source goes on"),
        text);
  }

  @Test
  void aRollbackThatWasUndoneSaysWhy() {
    assertTrue(
        text(Statuses.undone(PAIR))
            .contains(
                "outage      forward 900 ms (265 predicted), undone 2026-11-21 08:01:00 UTC: drain was late"));
  }

  @Test
  void endedOnTheSource() {
    String text = text(Statuses.endedOnSource(PAIR));

    assertTrue(text.contains("now         ended on the source, after a rollback"), text);
    assertTrue(text.contains("writes      go to the source"), text);
    assertFalse(text.contains("belt cutover"), text);
  }

  @Test
  void aStoppedStepTellsTheWayOutOfItsPhase() {
    String back = "to go back to the source: belt cutover rollback prod orders";
    String giveUp = "to give the rollback up:  belt cutover abort prod orders";

    assertTrue(text(Statuses.stopped(PAIR, Phase.OPENED)).contains(back));
    assertTrue(text(Statuses.stopped(PAIR, Phase.PREPARE_ROLLBACK)).contains(giveUp));
    assertTrue(text(Statuses.stopped(PAIR, Phase.ROLLBACK_UNDO)).contains(giveUp));
    assertFalse(text(Statuses.stopped(PAIR, Phase.TEARDOWN)).contains("abort"));
  }

  @Test
  void aLogShowsStrayWritesInItsLine() {
    assertTrue(ProgressLine.of(Shown.view(Statuses.stray(PAIR))).contains("STRAY WRITES"));
    assertFalse(
        ProgressLine.of(Shown.view(Statuses.waiting(PAIR, Gate.TEARDOWN))).contains("STRAY"));
  }

  @Test
  void aLongHistoryIsShortened() {
    String text = text(Statuses.oftenThereAndBack(PAIR, 20));

    assertTrue(text.contains("outage      (32 earlier; --json has them)"), text);
    assertEquals(8, text.lines().filter(line -> line.matches("outage +(forward|back) .*")).count());
  }
}
