package io.beltline.workflows.cutover;

import io.beltline.workflows.pair.Side;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What humans ask for. Each request is checked by the same rule whether it comes as an update,
 * whose sender is told, or as a signal, which is written down as ignored. Checking changes nothing.
 */
final class Requests {
  private final Journal journal;
  private final Rules rules;
  private Runnable onAbort = () -> {};
  private Runnable onRollback = () -> {};
  private boolean resumed;
  private boolean endsOnSource;

  Requests(Journal journal) {
    this.journal = journal;
    this.rules = new Rules(journal);
  }

  /** Runs phases that an abort cancels, also one that has arrived already. */
  void untilAborted(Runnable phases) {
    CancellationScope scope = Workflow.newCancellationScope(phases);
    onAbort = () -> scope.cancel("abort");
    if (journal.abort() != null) {
      onAbort.run();
    }
    scope.run();
  }

  /** Runs phases that a rollback cancels. */
  void untilRollback(Runnable phases) {
    CancellationScope scope = Workflow.newCancellationScope(phases);
    onRollback = () -> scope.cancel("rollback");
    scope.run();
    if (scope.isCancelRequested()) {
      // It came together with the end of the last phase, and was accepted.
      throw new CanceledFailure("rollback");
    }
  }

  /** Nobody holds back what follows a cancel. */
  void endPause() {
    journal.paused(false);
  }

  /** Whether a teardown was approved while the source takes the writes; not twice. */
  boolean takeEndOnSource() {
    boolean was = endsOnSource;
    endsOnSource = false;
    return was;
  }

  /** Whether someone asked for another try since the last call. */
  boolean takeResume() {
    boolean was = resumed;
    resumed = false;
    return was;
  }

  /** An approval that can be used, or an {@link IllegalArgumentException} with the reason. */
  Request checkApproval(@Nullable RawValue value) {
    Request request = RequestReader.approval(value);
    refuse(rules.againstApproval(request));
    return request;
  }

  /** Approves the open gate. */
  String approve(@Nullable RawValue value) {
    Request request = checkApproval(value);
    noteUnknownFields("approve", value);
    Gate approved = Objects.requireNonNull(request.gate());
    endsOnSource = approved == Gate.TEARDOWN && rules.endsOnSource(journal.gate());
    journal.approve(approved, request);
    String answer = "gate " + approved + " approved" + request.inWords() + rules.whatItWaitsFor();
    if (endsOnSource) {
      onAbort.run();
      return "gate " + approved + " approved" + request.inWords() + "; it ends on the source";
    }
    return answer;
  }

  /** A rollback that can be carried out. */
  Request checkRollback(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(rules.againstRollback(request));
    return request;
  }

  /** Rolls back. */
  String rollBack(@Nullable RawValue value) {
    Request request = checkRollback(value);
    noteUnknownFields("rollback", value);
    endPause();
    journal.rollback(request);
    onRollback.run();
    return "rolling back"
        + request.inWords()
        + "; the destination takes the writes until the way back is proven";
  }

  /** An abort that can be carried out. */
  Request checkAbort(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(journal.abort() != null ? "it is being aborted already" : rules.againstAbort());
    return request;
  }

  /** Aborts. */
  String abort(@Nullable RawValue value) {
    Request request = checkAbort(value);
    noteUnknownFields("abort", value);
    journal.abort(request);
    endPause();
    boolean rollback = journal.writesOn() == Side.DESTINATION;
    onAbort.run();
    return "aborting"
        + request.inWords()
        + (rollback
            ? " the rollback; the destination goes on as before"
            : "; what the migration created is removed, the source goes on as before");
  }

  /** A pause that changes something. */
  Request checkPause(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(journal.paused() ? "it is paused already" : rules.ifEnded());
    return request;
  }

  /** Pauses before the next step outside the outage. */
  String pause(@Nullable RawValue value) {
    Request request = checkPause(value);
    noteUnknownFields("pause", value);
    journal.paused(true);
    return "paused" + request.inWords() + "; a running step or write outage is not interrupted";
  }

  /** A resume that changes something. */
  Request checkResume(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(
        journal.paused() || journal.hasStoppedStep()
            ? null
            : "nothing is paused and no step has stopped");
    return request;
  }

  /** Goes on. */
  String resume(@Nullable RawValue value) {
    Request request = checkResume(value);
    noteUnknownFields("resume", value);
    resumed = journal.hasStoppedStep();
    endPause();
    return "resumed" + request.inWords();
  }

  /** Handles a signal: what cannot be used is written down and changes nothing. */
  void signal(String name, Action action) {
    try {
      action.run();
    } catch (IllegalArgumentException e) {
      journal.ignored(name, String.valueOf(e.getMessage()));
    }
  }

  /** Shows signals of any other name as ignored; otherwise they would wait for ever, unseen. */
  void showUnknownSignals() {
    Workflow.registerListener(
        (DynamicSignalHandler)
            (name, arguments) -> journal.ignored(name, "there is no signal of this name"));
  }

  /** They do no harm, but who sent them expected something of them. */
  private void noteUnknownFields(String name, @Nullable RawValue value) {
    List<String> unknown = RequestReader.unknownFields(value);
    if (!unknown.isEmpty()) {
      journal.ignored(
          name,
          "accepted, but without %s: the known fields are %s"
              .formatted(String.join(", ", unknown), String.join(", ", RequestReader.FIELDS)));
    }
  }

  private static void refuse(@Nullable String reason) {
    if (reason != null) {
      throw new IllegalArgumentException(reason);
    }
  }

  /** What a signal asks for. */
  @FunctionalInterface
  interface Action {
    /** Returns what happens next, in words. */
    String run();
  }
}
