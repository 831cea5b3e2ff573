package io.beltline.workflows.cutover;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;

/**
 * Calls steps outside the outage. A pause holds the next one back. One that stops for a reason
 * which does not pass by itself waits for a human's {@code resume} and is tried again; an abort
 * ends the waiting.
 */
final class StepCalls {
  private final Journal journal;
  private final Requests requests;

  StepCalls(Journal journal, Requests requests) {
    this.journal = journal;
    this.requests = requests;
  }

  /** Calls a step until it succeeds. */
  <T> T call(String step, Supplier<T> stub) {
    holdWhilePaused();
    return callUntilItSucceeds(step, stub);
  }

  /**
   * Calls a step that cannot wait for a pause to end: logins are off, or the destination is open.
   */
  void runEvenIfPaused(String step, Runnable stub) {
    callUntilItSucceeds(step, returningNothing(stub));
  }

  private <T> T callUntilItSucceeds(String step, Supplier<T> stub) {
    while (true) {
      journal.stepStarted(step);
      try {
        return stub.get();
      } catch (TemporalFailure failure) {
        throwIfCancelled(failure);
        awaitSomeone(stopped(step, failure));
      } finally {
        journal.stepEnded(step);
      }
    }
  }

  /** Calls a step that returns nothing. */
  void run(String step, Runnable stub) {
    call(step, returningNothing(stub));
  }

  private static Supplier<Boolean> returningNothing(Runnable stub) {
    return () -> {
      stub.run();
      return true;
    };
  }

  /** Waits until nobody holds the migration. */
  void holdWhilePaused() {
    Workflow.await(() -> !journal.paused());
  }

  /** Waits for a human because of something that a step found. */
  void awaitSomeone(Stopped why) {
    requests.takeResume();
    journal.stopped(why);
    try {
      Workflow.await(requests::takeResume);
    } finally {
      journal.goesOn();
    }
  }

  /** A cancelled step ends the scope that it runs in. */
  static void throwIfCancelled(TemporalFailure failure) {
    if (failure instanceof CanceledFailure cancelled) {
      throw cancelled;
    }
    if (failure instanceof ActivityFailure
        && failure.getCause() instanceof CanceledFailure cancelled) {
      throw cancelled;
    }
  }

  /** What stopped a step, from the failure that left it. */
  static Stopped stopped(String step, TemporalFailure failure) {
    Throwable cause =
        failure instanceof ActivityFailure && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ApplicationFailure application
        ? new Stopped(step, application.getType(), application.getOriginalMessage(), Journal.now())
        : new Stopped(
            step,
            cause.getClass().getSimpleName(),
            String.valueOf(cause.getMessage()),
            Journal.now());
  }
}
