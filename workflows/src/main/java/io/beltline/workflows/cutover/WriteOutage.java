package io.beltline.workflows.cutover;

import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.sequence.SequenceActivities;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The write outage: from the fence to the opening of the other side, under one deadline. Whatever
 * fails before the opening is undone by itself: logins as they were, the link running on, no new
 * copy needed.
 */
final class WriteOutage {
  private final FenceActivities fences = stub(FenceActivities.class);
  private final ReplicationActivities links = stub(ReplicationActivities.class);
  private final SequenceActivities sequences = stub(SequenceActivities.class);
  private final CopyActivities copies =
      Workflow.newActivityStub(CopyActivities.class, StepOptions.outageCopy());
  private final SchemaActivities schema = stub(SchemaActivities.class);
  private final ValidationActivities validation = stub(ValidationActivities.class);
  private final ReplicationActivities answers =
      Workflow.newActivityStub(ReplicationActivities.class, StepOptions.answer());

  private final Pair pair;
  private final Direction direction;
  private final Link link;
  private final Link wayBack;
  private final Duration budget;
  private final Journal journal;
  private final StepCalls steps;
  private final Gates gates;
  private @Nullable CancellationScope copying;
  private Promise<?> copied = Workflow.newPromise(true);

  WriteOutage(Settled run, Direction direction, Journal journal, StepCalls steps, Gates gates) {
    this.direction = direction;
    this.link = run.link(direction);
    this.wayBack = run.link(direction.opposite());
    this.pair = link.pair();
    this.budget = run.settings().outageBudget();
    this.journal = journal;
    this.steps = steps;
    this.gates = gates;
  }

  private static <T> T stub(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.outage());
  }

  /** Whether there is a link to drain at all; if not, the attempt is refused, with the reason. */
  boolean linkRuns() {
    return wentWell(
        "before anything was touched",
        () -> rehearsed("ConfirmLinkRunning", () -> answers.confirmLinkRunning(link)));
  }

  /**
   * Runs beforehand what the outage will run and what harms nobody while writes go on, under the
   * outage's deadline: what does not work, or not in time, is found with logins untouched, and the
   * worker, its sessions and the servers' caches are warm when it counts. What it moves and copies
   * the outage moves and copies again. Returns whether the outage may begin.
   */
  boolean rehearsed() {
    return wentWell("rehearsal, before a login was touched", () -> underDeadline(this::rehearse));
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
    rehearsed("Drain", () -> links.drain(link, Lsn.FIRST));
    rehearsed("SyncSequences", () -> sequences.syncSequences(pair, direction));
    rehearsed("CopyTablesWithoutIdentity", () -> copies.copyTablesWithoutIdentity(pair, direction));
    rehearsed("ValidateReplicated", () -> validation.validateReplicated(pair, direction));
    rehearsed("ValidateCarriedOver", () -> validation.validateCarriedOver(pair, direction));
    rehearsed("ConfirmLinkRunning", () -> links.confirmLinkRunning(wayBack));
    rehearsed("Unfence", () -> fences.unfence(pair, direction.provider()));
  }

  private void rehearsed(String step, Runnable call) {
    steps.holdWhilePaused();
    journal.stepStarted(step);
    try {
      call.run();
    } finally {
      journal.stepEnded(step);
    }
  }

  /**
   * Runs the outage. Returns with the subscriber open, or with everything as it was before; the
   * journal tells which. A cancel is thrown on after the undo.
   */
  void run() {
    OutageClock clock = journal.outageBegins(direction);
    UndoLog undo = new UndoLog();
    try {
      underDeadline(() -> fenceDrainAndCarryOver(clock, undo));
      open(clock);
      journal.outageEnded(clock.ended(true, null));
    } catch (TemporalFailure failure) {
      putBack(clock, undo, failure);
    } finally {
      endCopy();
    }
  }

  private void fenceDrainAndCarryOver(OutageClock clock, UndoLog undo) {
    undo.before("Unfence", () -> fences.unfence(pair, direction.provider()));
    FenceReport fence = timed(clock, "Fence", () -> fences.fence(pair, direction.provider()));
    beginCopy(clock);
    timed(clock, "Drain", () -> links.drain(link, fence.fenceLsn()));

    gates.awaitInsideOutage();

    // Behind the fence the drained link has nothing more to bring, so nothing waits for its end.
    undo.before("ResumeLink", () -> links.resumeLink(link));
    Promise<?> replicated =
        equal(clock, "ValidateReplicated", () -> validation.validateReplicated(pair, direction));
    Promise<?> stopped = started(clock, "StopLink", () -> run(() -> links.stopLink(link)));
    Promise<?> backRuns =
        started(clock, "ConfirmLinkRunning", () -> run(() -> links.confirmLinkRunning(wayBack)));
    Promise<?> constrained = constraints(clock);
    Promise<?> sequencesSet =
        started(clock, "SyncSequences", () -> sequences.syncSequences(pair, direction));
    Promise<?> carriedOver =
        Promise.allOf(sequencesSet, copied)
            .thenCompose(
                both ->
                    equal(
                        clock,
                        "ValidateCarriedOver",
                        () -> validation.validateCarriedOver(pair, direction)));
    together(replicated, stopped, backRuns, constrained, sequencesSet, copied, carriedOver);
  }

  /** What the link does not carry need not wait for the link. */
  private void beginCopy(OutageClock clock) {
    copying =
        Workflow.newCancellationScope(
            () ->
                copied =
                    started(
                        clock,
                        "CopyTablesWithoutIdentity",
                        () -> copies.copyTablesWithoutIdentity(pair, direction)));
    copying.run();
  }

  /** Beside a step that failed it may go on for long. */
  private void endCopy() {
    if (copying != null && !copied.isCompleted()) {
      copying.cancel("the outage is over");
    }
  }

  /**
   * They stay on the destination if this is undone: every row that can still arrive has passed them
   * where it was written. The source has had them all along.
   */
  private Promise<?> constraints(OutageClock clock) {
    return direction == Direction.FORWARD
        ? started(clock, "EnsureNotValidConstraints", () -> schema.ensureNotValidConstraints(pair))
        : Workflow.newPromise(true);
  }

  /**
   * The point of no return. From here no cancel and no deadline counts: a crash or a lost answer is
   * tried again until it is open.
   */
  private void open(OutageClock clock) {
    CancellationScope.throwCanceled();
    journal.opens(direction.subscriber());
    try {
      Workflow.newDetachedCancellationScope(
              () -> timed(clock, "Open", () -> fences.open(pair, direction.subscriber())))
          .run();
    } catch (TemporalFailure refused) {
      // It opens all or nothing, so a refusal leaves it closed.
      journal.opens(direction.provider());
      throw refused;
    }
  }

  private void putBack(OutageClock clock, UndoLog undo, TemporalFailure failure) {
    boolean cancelled = CancellationScope.current().isCancelRequested();
    journal.enter(direction == Direction.FORWARD ? Phase.UNDO : Phase.ROLLBACK_UNDO);
    undo.undoAll(steps);
    journal.outageEnded(clock.ended(false, reason(failure, cancelled)));
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
    Workflow.sleep(budget);
    outage.cancel("outageBudget");
  }

  private String reason(TemporalFailure failure, boolean cancelled) {
    if (cancelled) {
      return journal.whyCancelled();
    }
    try {
      StepCalls.throwIfCancelled(failure);
    } catch (CanceledFailure deadline) {
      return "the outageBudget of %d ms was missed".formatted(budget.toMillis());
    }
    Stopped why = StepCalls.stopped("outage", failure);
    return why.kind() + ": " + why.message();
  }

  /** A comparison that fails unless it finds both sides equal. */
  private Promise<?> equal(OutageClock clock, String step, Functions.Func<ValidationReport> call) {
    return started(clock, step, call).thenApply(WriteOutage::requireEqual);
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

  private <T> T timed(OutageClock clock, String step, Supplier<T> call) {
    journal.stepStarted(step);
    try {
      return clock.timed(step, call);
    } finally {
      journal.stepEnded(step);
    }
  }

  private <T> Promise<T> started(OutageClock clock, String step, Functions.Func<T> call) {
    return Async.function(() -> timed(clock, step, call::apply));
  }

  private static boolean run(Runnable step) {
    step.run();
    return true;
  }

  /** Fails as soon as one of them does. */
  private static void together(Promise<?>... promises) {
    Promise.allOf(promises).get();
    // Of one that had failed before it was asked, allOf says nothing.
    for (Promise<?> promise : promises) {
      promise.get();
    }
  }
}
