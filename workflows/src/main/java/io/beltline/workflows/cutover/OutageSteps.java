package io.beltline.workflows.cutover;

import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.sequence.SequenceActivities;
import io.beltline.workflows.sequence.SequenceReport;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The steps of a write outage in one direction, each shown while it runs and timed by a clock. */
final class OutageSteps {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final FenceActivities fences = stub(FenceActivities.class);
  private final ReplicationActivities links = stub(ReplicationActivities.class);
  private final SequenceActivities sequences = stub(SequenceActivities.class);
  private final CopyActivities copies =
      Workflow.newActivityStub(CopyActivities.class, StepOptions.outageCopy());
  private final SchemaActivities schema = stub(SchemaActivities.class);
  private final ValidationActivities validation = stub(ValidationActivities.class);

  private final Pair pair;
  private final Direction direction;
  private final Link link;
  private final Link wayBack;
  private final Journal journal;
  private final OutageClock clock;
  private final List<Begun> begun = new ArrayList<>();

  OutageSteps(Settled run, Direction direction, Journal journal, OutageClock clock) {
    this.direction = direction;
    this.link = run.link(direction);
    this.wayBack = run.link(direction.opposite());
    this.pair = link.pair();
    this.journal = journal;
    this.clock = clock;
  }

  private static <T> T stub(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.outage());
  }

  FenceReport fence() {
    return timed("Fence", () -> fences.fence(pair, direction.provider()));
  }

  Promise<?> unfence() {
    return begin("Unfence", () -> run(() -> fences.unfence(pair, direction.provider())));
  }

  Promise<?> drain(Lsn fence) {
    return begin("Drain", () -> links.drain(link, fence));
  }

  Promise<CopyReport> copyAhead() {
    return begin("CopyTablesAhead", () -> copies.copyTablesAhead(pair, direction));
  }

  Promise<?> copy() {
    return begin(
        "CopyTablesWithoutIdentity", () -> copies.copyTablesWithoutIdentity(pair, direction));
  }

  Promise<?> stopLink() {
    return begin("StopLink", () -> run(() -> links.stopLink(link)));
  }

  Promise<?> confirmWayBack() {
    return begin("ConfirmLinkRunning", () -> run(() -> links.confirmLinkRunning(wayBack)));
  }

  Promise<SequenceReport> syncSequences() {
    return begin("SyncSequences", () -> sequences.syncSequences(pair, direction));
  }

  /**
   * They stay on the destination if the outage is undone: every row that the link can still bring
   * has passed them where it was written, and a copy sets them aside. The source has had them all
   * along.
   */
  Promise<?> ensureConstraints() {
    return direction == Direction.FORWARD
        ? begin("EnsureNotValidConstraints", () -> schema.ensureNotValidConstraints(pair))
        : Workflow.newPromise(true);
  }

  Promise<ValidationReport> validateReplicated() {
    return begin("ValidateReplicated", () -> validation.validateReplicated(pair, direction));
  }

  void open() {
    timed("Open", () -> fences.open(pair, direction.subscriber()));
  }

  /**
   * Ends what runs beside a step that failed: it must not act, or be tried again, later on. What
   * ends by itself in a moment is not disturbed.
   */
  void endAll() {
    if (!haveEnded() && !Workflow.await(MOMENT, this::haveEnded)) {
      begun.stream()
          .filter(step -> !step.end.isCompleted())
          .forEach(step -> step.scope.cancel("another step has failed"));
    }
  }

  private boolean haveEnded() {
    return begun.stream().allMatch(step -> step.end.isCompleted());
  }

  private <T> Promise<T> begin(String step, Functions.Func<T> call) {
    CompletablePromise<T> end = Workflow.newPromise();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () -> end.completeFrom(Async.function(() -> timed(step, call::apply))));
    begun.add(new Begun(scope, end));
    scope.run();
    return end;
  }

  private <T> T timed(String step, Supplier<T> call) {
    journal.stepStarted(step);
    try {
      return clock.timed(step, call);
    } finally {
      journal.stepEnded(step);
    }
  }

  private record Begun(CancellationScope scope, Promise<?> end) {}

  private static boolean run(Runnable step) {
    step.run();
    return true;
  }

  /** Fails as soon as one of them does. */
  static void together(Promise<?>... promises) {
    Promise.allOf(promises).get();
    // Of one that had failed before it was asked, allOf says nothing.
    for (Promise<?> promise : promises) {
      promise.get();
    }
  }
}
