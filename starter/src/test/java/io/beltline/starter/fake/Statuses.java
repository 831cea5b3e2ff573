package io.beltline.starter.fake;

import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.Choice;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Outage;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.cutover.Stopped;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statuses of cutovers at moments that matter. */
public final class Statuses {
  /** When everything happens. */
  public static final Instant T = Scenes.T;

  private Statuses() {}

  /** Somewhere on its way to the destination. */
  public static CutoverStatus at(Pair pair, Phase phase) {
    return new Sketch(pair, phase).status();
  }

  /** Ended for a reason. */
  public static CutoverStatus failed(Pair pair, Phase phase, String reason) {
    return new Sketch(pair, phase).validation(null).failure(reason).status();
  }

  /** Ended with this verdict, and with these things left over. */
  public static CutoverStatus done(Pair pair, @Nullable ValidationReport report, String... left) {
    return opened(pair, Phase.DONE).validation(report).leftovers(left).status();
  }

  /** A comparison that could not look at something. */
  public static ValidationReport unverified() {
    return new ValidationReport(
        Verdict.COULD_NOT_VERIFY, "all rows", 30, 9, List.of(), List.of("public.odd: no key"));
  }

  /** A comparison of all rows that found nothing. */
  public static ValidationReport equal() {
    return Scenes.EQUAL;
  }

  /** Waiting at a gate: before the first outage, or in the rollback window after it. */
  public static CutoverStatus waiting(Pair pair, Gate gate) {
    if (gate == Gate.TEARDOWN) {
      return inWindow(pair).status();
    }
    Choice abort =
        new Choice(
            "belt cutover abort %s %s".formatted(pair.dc(), pair.db()),
            "what the migration created is removed; the source goes on");
    return new Sketch(pair, Phase.AWAIT_REVOKE_LOGINS)
        .gate(Scenes.gate(pair, gate, abort))
        .status();
  }

  /** In the rollback window, where somebody has written on the source. */
  public static CutoverStatus stray(Pair pair) {
    return inWindow(pair).strays(Scenes.STRAY_LOGIN, Scenes.STRAY_ROWS).status();
  }

  /** In the rollback window still, because the back link was found broken. */
  public static CutoverStatus refused(Pair pair) {
    return inWindow(pair)
        .outages(Scenes.opened(Direction.FORWARD), Scenes.refused(Direction.BACK))
        .rollback(Scenes.ASKED_BACK)
        .status();
  }

  /** As {@link #refused}, with stray writes as well: every field has something in it. */
  public static CutoverStatus eventful(Pair pair) {
    return inWindow(pair)
        .outages(Scenes.opened(Direction.FORWARD), Scenes.refused(Direction.BACK))
        .rollback(Scenes.ASKED_BACK)
        .strays(Scenes.STRAY_LOGIN, Scenes.STRAY_ROWS)
        .status();
  }

  /** Inside the write outage of a rollback. */
  public static CutoverStatus rollingBack(Pair pair) {
    return new Sketch(pair, Phase.ROLLBACK_OUTAGE)
        .writesOn(null)
        .outages(Scenes.opened(Direction.FORWARD), Scenes.running(Direction.BACK))
        .rollback(Scenes.ASKED_BACK)
        .status();
  }

  /** Waiting at the first gate again, with the writes back on the source. */
  public static CutoverStatus rolledBack(Pair pair) {
    Choice end =
        new Choice(
            "belt cutover approve %s %s teardown".formatted(pair.dc(), pair.db()),
            "what the migration created is removed; the source goes on");
    return backAt(pair, Phase.AWAIT_REVOKE_LOGINS)
        .gate(Scenes.gate(pair, Gate.REVOKE_LOGINS, end))
        .status();
  }

  /** Ended on the source, with these things left over. */
  public static CutoverStatus endedOnSource(Pair pair, String... left) {
    return backAt(pair, Phase.ROLLED_BACK).leftovers(left).status();
  }

  /** Ended by precheck. */
  public static CutoverStatus blocked(Pair pair, String reason) {
    Finding down = Finding.blocker("unreachable", "source", "down", "start it");
    return new Sketch(pair, Phase.FAILED)
        .precheck(new PrecheckReport(List.of(down), null, "", 0, List.of(), 0, 0))
        .validation(null)
        .approvals()
        .failure(reason)
        .status();
  }

  /** Waiting at the first gate again, after an outage that was undone. */
  public static CutoverStatus undone(Pair pair) {
    return new Sketch(pair, Phase.AWAIT_REVOKE_LOGINS)
        .gate(Scenes.gate(pair, Gate.REVOKE_LOGINS))
        .outages(Scenes.undone(Direction.FORWARD))
        .status();
  }

  /** Done, where the teardown was approved long after an attempt to roll back had been refused. */
  public static CutoverStatus doneAfterARefusedRollback(Pair pair) {
    return opened(pair, Phase.DONE)
        .outages(Scenes.opened(Direction.FORWARD), Scenes.refused(Direction.BACK))
        .rollback(Scenes.ASKED_BACK)
        .approvals(new ApprovalRecord(Gate.TEARDOWN, "ana", null, false, T.plusSeconds(3600)))
        .status();
  }

  /** Ending on the source: the other gate is still open, until its steps have ended. */
  public static CutoverStatus endingOnSource(Pair pair) {
    return backAt(pair, Phase.AWAIT_REVOKE_LOGINS)
        .gate(Scenes.gate(pair, Gate.REVOKE_LOGINS))
        .approvals(new ApprovalRecord(Gate.TEARDOWN, "ana", null, false, T.plusSeconds(61)))
        .status();
  }

  /** In the rollback window of the last of many cutovers. */
  public static CutoverStatus oftenThereAndBack(Pair pair, int times) {
    Outage[] outages =
        Stream.generate(
                () -> Stream.of(Scenes.opened(Direction.FORWARD), Scenes.opened(Direction.BACK)))
            .limit(times)
            .flatMap(both -> both)
            .toArray(Outage[]::new);
    return inWindow(pair).outages(outages).status();
  }

  /** Needs someone, before the first outage. */
  public static CutoverStatus stopped(Pair pair) {
    return new Sketch(pair, Phase.FINISH_DESTINATION).validation(null).stopped(diskFull()).status();
  }

  /** Needs someone, in this phase of or after the outage. */
  public static CutoverStatus stopped(Pair pair, Phase phase) {
    return opened(pair, phase).stopped(diskFull()).status();
  }

  private static Stopped diskFull() {
    return new Stopped("CreateIndexes", "DiskFull", "no space left; add some, then resume", T);
  }

  private static Sketch opened(Pair pair, Phase phase) {
    return new Sketch(pair, phase)
        .writesOn(Side.DESTINATION)
        .outages(Scenes.opened(Direction.FORWARD));
  }

  private static Sketch inWindow(Pair pair) {
    return opened(pair, Phase.AWAIT_TEARDOWN)
        .gate(Scenes.gate(pair, Gate.TEARDOWN, Scenes.rollback(pair)));
  }

  private static Sketch backAt(Pair pair, Phase phase) {
    return new Sketch(pair, phase)
        .outages(Scenes.opened(Direction.FORWARD), Scenes.opened(Direction.BACK))
        .rollback(Scenes.ASKED_BACK);
  }
}
