package io.beltline.workflows.cutover;

import static io.beltline.workflows.cutover.OutageSteps.together;

import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.sequence.SequenceReport;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/**
 * The write outage: from the fence to the opening of the other side, under one deadline. Whatever
 * fails before the opening is undone by itself: logins as they were, the link running on, no new
 * copy needed.
 */
final class WriteOutage {
  /** A worker that has just started runs its code slowly the first times. */
  static final int REHEARSALS = 3;

  /** Where a copy moves more, it is not the worker's code that an outage's time is spent on. */
  private static final long LITTLE_BYTES = 256L << 20;

  private final FenceActivities fences =
      Workflow.newActivityStub(FenceActivities.class, StepOptions.outage());
  private final ReplicationActivities links =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.outage());
  private final ReplicationActivities answers =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.answer());

  private final Settled settled;
  private final Direction direction;
  private final Link link;
  private final Journal journal;
  private final StepCalls steps;
  private final Gates gates;

  WriteOutage(Settled settled, Direction direction, Journal journal, StepCalls steps, Gates gates) {
    this.settled = settled;
    this.direction = direction;
    this.link = settled.link(direction);
    this.journal = journal;
    this.steps = steps;
    this.gates = gates;
  }

  /** Whether there is a link to drain at all; if not, the attempt is refused, with the reason. */
  boolean linkRuns() {
    return wentWell("before anything was touched", this::confirmLinkRunning);
  }

  private void confirmLinkRunning() {
    steps.holdWhilePaused();
    journal.stepStarted("ConfirmLinkRunning");
    try {
      answers.confirmLinkRunning(link);
    } finally {
      journal.stepEnded("ConfirmLinkRunning");
    }
  }

  /**
   * Runs beforehand what the outage will run and what harms nobody while writes go on, under the
   * outage's deadline: what does not work, or not in time, is found with logins untouched, and the
   * worker, its sessions and the servers' caches are warm when it counts: as many steps run at the
   * same time as in the outage, so that each finds a session then. What is moved the outage moves
   * again; what is copied it completes. Returns whether the outage may begin.
   */
  boolean rehearsed() {
    return wentWell(
        "rehearsal, before a login was touched",
        () -> {
          steps.holdWhilePaused();
          underDeadline(this::rehearse);
        });
  }

  private boolean wentWell(String when, Runnable beforehand) {
    try {
      beforehand.run();
      return true;
    } catch (TemporalFailure failure) {
      boolean cancelled = CancellationScope.current().isCancelRequested();
      String reason = when + ": " + reason(failure, cancelled);
      journal.outageEnded(Outage.refused(direction, Journal.now(), reason));
      if (cancelled) {
        throw new CanceledFailure("cancelled " + when);
      }
      return false;
    }
  }

  private void rehearse() {
    OutageSteps rehearsed =
        new OutageSteps(
            settled, direction, journal, new OutageClock(direction, null, Journal.now()));
    try {
      boolean little = true;
      for (int time = 0; time < REHEARSALS && little; time++) {
        little = rehearse(rehearsed);
      }
    } catch (TemporalFailure failure) {
      Workflow.newDetachedCancellationScope(rehearsed::endAll).run();
      throw failure;
    }
  }

  /** Returns whether it moved little. */
  private static boolean rehearse(OutageSteps rehearsed) {
    Promise<CopyReport> ahead = rehearsed.copyAhead();
    together(
        ahead,
        rehearsed.drain(Lsn.FIRST),
        rehearsed.syncSequences(),
        rehearsed.validateReplicated(),
        rehearsed.unfence());
    rehearsed.confirmWayBack().get();
    return ahead.get().bytes() < LITTLE_BYTES;
  }

  /**
   * Runs the outage. Returns with the subscriber open, or with everything as it was before; the
   * journal tells which. A cancel is thrown on after the undo.
   */
  void run() {
    OutageClock clock = journal.outageBegins(direction);
    OutageSteps outage = new OutageSteps(settled, direction, journal, clock);
    UndoLog undo = new UndoLog();
    try {
      underDeadline(() -> fenceDrainAndCarryOver(outage, undo));
      open(outage);
      journal.outageEnded(clock.ended(true, null));
    } catch (TemporalFailure failure) {
      putBack(outage, clock, undo, failure);
    }
  }

  private void fenceDrainAndCarryOver(OutageSteps outage, UndoLog undo) {
    undo.before("Unfence", () -> fences.unfence(link.pair(), direction.provider()));
    FenceReport fence = outage.fence();
    // What the link does not carry need not wait for the link.
    Promise<?> beside = Promise.allOf(outage.copy(), carrySequencesAndLookBack(outage));
    Promise<?> drained = outage.drain(fence.fenceLsn());
    Workflow.await(() -> drained.isCompleted() || failed(beside));
    throwIfFailed(beside);
    drained.get();

    gates.awaitInsideOutage(() -> failed(beside));
    throwIfFailed(beside);

    undo.before("ResumeLink", () -> links.resumeLink(link));
    // Behind the fence the drained link has nothing more to bring, so nothing waits for its end.
    together(beside, compareReplicated(outage), outage.stopLink(), outage.ensureConstraints());
  }

  private static boolean failed(Promise<?> step) {
    return step.isCompleted() && step.getFailure() != null;
  }

  private static void throwIfFailed(Promise<?> step) {
    if (failed(step)) {
      step.get();
    }
  }

  private static Promise<?> carrySequencesAndLookBack(OutageSteps outage) {
    return outage
        .syncSequences()
        .thenApply(WriteOutage::requireNoneBehind)
        .thenCompose(sequences -> outage.confirmWayBack());
  }

  private static Promise<?> compareReplicated(OutageSteps outage) {
    return outage.validateReplicated().thenApply(WriteOutage::requireEqual);
  }

  /**
   * The point of no return. From here no cancel and no deadline counts: a crash or a lost answer is
   * tried again until it is open.
   */
  private void open(OutageSteps outage) {
    CancellationScope.throwCanceled();
    journal.opens(direction.subscriber());
    try {
      Workflow.newDetachedCancellationScope(outage::open).run();
    } catch (TemporalFailure refused) {
      // It opens all or nothing, so a refusal leaves it closed.
      journal.opens(direction.provider());
      throw refused;
    }
  }

  private void putBack(
      OutageSteps outage, OutageClock clock, UndoLog undo, TemporalFailure failure) {
    boolean cancelled = CancellationScope.current().isCancelRequested();
    journal.enter(direction == Direction.FORWARD ? Phase.UNDO : Phase.ROLLBACK_UNDO);
    String reason = reason(failure, cancelled);
    undo.undoAll(
        steps,
        () -> {
          journal.outageEnded(clock.ended(false, reason));
          outage.endAll();
        });
    if (cancelled) {
      throw new CanceledFailure("cancelled during the write outage, which was undone");
    }
  }

  private void underDeadline(Runnable outage) {
    CancellationScope bounded = Workflow.newCancellationScope(outage);
    CancellationScope deadline =
        Workflow.newCancellationScope(
            () ->
                Async.procedure(this::cancelWhenBudgetIsSpent, bounded)
                    .exceptionally(inTime -> null));
    deadline.run();
    try {
      bounded.run();
    } finally {
      deadline.cancel("the outage is over");
    }
    if (bounded.isCancelRequested()) {
      throw new CanceledFailure("the deadline passed at the last moment");
    }
  }

  private void cancelWhenBudgetIsSpent(CancellationScope outage) {
    Workflow.sleep(settled.settings().outageBudget());
    outage.cancel("outageBudget");
  }

  private String reason(TemporalFailure failure, boolean cancelled) {
    if (cancelled) {
      return journal.whyCancelled();
    }
    try {
      StepCalls.throwIfCancelled(failure);
    } catch (CanceledFailure deadline) {
      return "the outageBudget of %d ms was missed"
          .formatted(settled.settings().outageBudget().toMillis());
    }
    Stopped why = StepCalls.stopped("outage", failure);
    return why.kind() + ": " + why.message();
  }

  private static SequenceReport requireNoneBehind(SequenceReport report) {
    if (!report.behind().isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "behind the fence these sequences stay behind: " + String.join(", ", report.behind()),
          "SequencesBehind");
    }
    return report;
  }

  private static Verdict requireEqual(ValidationReport report) {
    if (report.verdict() != Verdict.EQUAL) {
      throw ApplicationFailure.newNonRetryableFailure(
          "behind the fence the sides are not equal: %s %s %s"
              .formatted(report.verdict(), report.differences(), report.unverified()),
          "ValidationNotEqual");
    }
    return report.verdict();
  }
}
