package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.StepOptions;
import io.beltline.workflows.stray.StrayWriteActivities;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches the fenced side as long as the other one takes the writes. */
final class StrayWatch {
  /** After a failure that does not pass; seldom, because a watch may last for weeks. */
  private static final Duration UNTIL_ANOTHER_TRY = Duration.ofHours(1);

  private final StrayWriteActivities strays =
      Workflow.newActivityStub(StrayWriteActivities.class, StepOptions.quick());
  private final StrayWriteActivities watch =
      Workflow.newActivityStub(StrayWriteActivities.class, StepOptions.watching());

  private final Pair pair;
  private final Journal journal;
  private final StepCalls steps;
  private @Nullable CancellationScope watching;

  StrayWatch(Pair pair, Journal journal, StepCalls steps) {
    this.pair = pair;
    this.journal = journal;
    this.steps = steps;
  }

  /**
   * Watches until it is removed or the scope that it was called in ends; whatever is seen is in the
   * journal. Harmless while it watches.
   */
  void begin() {
    if (watching != null && !watching.isCancelRequested()) {
      return;
    }
    Side fenced = fenced();
    steps.run("EnsureStrayWatch", () -> strays.ensureStrayWatch(pair, fenced));
    // Its end is no failure. Unseen, it would be a warning in the log.
    watching =
        Workflow.newCancellationScope(
            () -> Async.procedure(this::watchOn, fenced).exceptionally(ended -> null));
    watching.run();
  }

  private void watchOn(Side fenced) {
    while (journal.strayWrites().found().size() < StrayWrites.MAX_FOUND) {
      try {
        journal.strayWrites(watch.awaitStrayWrites(pair, fenced, journal.strayWrites()));
      } catch (ActivityFailure failure) {
        StepCalls.throwIfCancelled(failure);
        Workflow.sleep(UNTIL_ANOTHER_TRY);
      }
    }
  }

  /** Looks again; whether there is something that the approval could not know of. */
  boolean foundMore() {
    Side fenced = fenced();
    StrayWrites now =
        steps.call("LookForStrayWrites", () -> strays.lookForStrayWrites(pair, fenced));
    journal.strayWrites(now);
    return journal.hasUndecidedStrayWrites();
  }

  /** Ends the watch, because the side will take writes again. */
  void remove() {
    Side fenced = fenced();
    end();
    steps.run("RemoveStrayWatch", () -> strays.removeStrayWatch(pair, fenced));
  }

  /** Ends the watch; what it made on the side stays until teardown. */
  void end() {
    if (watching != null) {
      watching.cancel("nobody needs to look any more");
    }
  }

  private Side fenced() {
    return journal.writesOn().other();
  }
}
