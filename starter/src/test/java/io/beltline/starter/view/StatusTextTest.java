package io.beltline.starter.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.fake.FakeStep;
import io.beltline.starter.fake.Statuses;
import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.step.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private static final Pair PAIR = Shown.PAIR;

  @Test
  void tellsEverythingAtAGate() {
    String text = Shown.text(Statuses.waiting(PAIR, Gate.REVOKE_LOGINS), Map.of());

    assertEquals(
        """
        cutover/prod/orders · await-revoke-logins
        now         ready for the write outage; it waits for green evidence and a human
        writes      go to the source
        engine      pglogical: both servers preload it
        scope       30 tables replicated, 1 table copied behind the fence, 40 sequences, 1.2 GB
        warning     table public.log: has no key (no-key). it is copied behind the fence
        phase       precheck             1.2 s
        phase       await-revoke-logins  1 min 5 s, since 2026-11-21 08:00:00 UTC
        validation  equal: all rows, 1,000,000 rows; self-test: 60 of 60 planted errors found
        approved    revoke-logins by ana (CHG-7), 2026-11-21 08:00:00 UTC
        ignored     approve at 2026-11-21 08:00:00 UTC: no gate is open
        gate        revoke-logins waits since 2026-11-21 08:00:00 UTC (1 min 5 s)
          ok tables ready             31 of 31
          NO lag                      12 MB, limit 1 MB
          retained WAL 30.0 MB
          the outage now would refuse writes for about 1502 ms, with
            20 sessions on the source, oldest transaction 3.0 s, lag 12.0 MB, 40 sequences, 1.2 MB to copy
          to approve, type:  belt cutover approve prod orders revoke-logins
          or:                belt cutover abort prod orders - what the migration created is removed; the source goes on""",
        text);
  }

  @Test
  void showsTheEvidenceOfTheWatchingStepInsteadOfThatAtTheGatesOpening() {
    Evidence now =
        new Evidence(
            List.of(new Evidence.Check("lag", true, "0 B")),
            0,
            1000,
            new Forecast(251, 1, 0, 0, 40, 0));
    String text =
        Shown.text(
            Statuses.waiting(PAIR, Gate.REVOKE_LOGINS),
            Map.of("WatchEvidence", Progress.watching(now)));

    assertTrue(text.contains("  ok lag                      0 B"), text);
    assertTrue(text.contains("  retained WAL 1.0 kB"), text);
    assertTrue(
        text.contains("    1 session on the source, lag 0 B, 40 sequences, 0 B to copy"), text);
    assertFalse(text.contains("31 of 31"), text);
  }

  @Test
  void drawsABarForTheStepAndForEachPart() {
    String text =
        Shown.text(
            Statuses.at(PAIR, Phase.PREPARE), Map.of("AwaitForwardReady", FakeStep.PROGRESS));

    assertTrue(
        text.contains(
            """
            running     AwaitForwardReady: copying 1 of 2 tables
              [#####---------------]  25 %  25 B of 100 B
              public.orders                    copying   [##------------------]  10 %
              public.users                     ready     [####################] 100 %"""),
        text);
  }

  @Test
  void tellsHowToGoOnAfterAStepHasStopped() {
    String text = Shown.text(Statuses.stopped(PAIR), Map.of());

    assertTrue(text.contains("stopped     step CreateIndexes"), text);
    assertTrue(text.contains("no space left; add some, then resume"), text);
    assertTrue(text.contains("belt cutover resume prod orders"), text);
    assertTrue(text.contains("belt cutover abort prod orders"), text);
  }

  @Test
  void tellsEachBlockerOnce() {
    CutoverStatus blocked =
        Statuses.blocked(PAIR, "Precheck found blockers; nothing was changed:\n- source: down");
    String text = Shown.text(blocked, Map.of());

    assertTrue(text.contains("blocker     source: down (unreachable). start it"), text);
    assertTrue(text.endsWith("reason      Precheck found blockers; nothing was changed:"), text);
    assertFalse(text.contains("scope"), text);
  }

  @Test
  void paintsOnlyWhereColoursAreWanted() {
    CutoverStatus status = Statuses.waiting(PAIR, Gate.TEARDOWN);

    assertFalse(Shown.text(status, Map.of()).contains("\u001B"));
    assertTrue(
        String.join("\n", new StatusText(new Colours(true)).lines(Shown.view(status), Statuses.T))
            .contains("\u001B[32m  ok tables ready"));
  }
}
