package io.beltline.workflows.cutover;

import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * What humans ask for. Each request is checked by the same rule whether it comes as an update,
 * whose sender is told, or as a signal, which is written down as ignored. Checking changes nothing.
 */
final class Requests {
  private final Journal journal;
  private Runnable onAbort = () -> {};
  private boolean paused;
  private boolean resumed;
  private @Nullable Request abort;

  Requests(Journal journal) {
    this.journal = journal;
  }

  /** What an accepted abort does at once; at once as well if it arrived before the first step. */
  void onAbort(Runnable action) {
    onAbort = action;
    if (abort != null) {
      action.run();
    }
  }

  boolean paused() {
    return paused;
  }

  /** The abort that was accepted; null without one. */
  @Nullable Request abort() {
    return abort;
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
    refuse(journal.reasonAgainstApproval(request.gate()));
    return request;
  }

  /** Approves the open gate. */
  String approve(@Nullable RawValue value) {
    Request request = checkApproval(value);
    journal.approve(request);
    return "gate "
        + request.gate()
        + " approved"
        + request.inWords()
        + journal.whatItWaitsFor(paused);
  }

  /** An abort that can be carried out. */
  Request checkAbort(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(abort != null ? "it is being aborted already" : journal.reasonAgainstAbort());
    return request;
  }

  /** Aborts. */
  String abort(@Nullable RawValue value) {
    abort = checkAbort(value);
    paused = false;
    journal.paused(false);
    onAbort.run();
    return "aborting"
        + abort.inWords()
        + "; what the migration created is removed, the source goes on as before";
  }

  /** A pause that changes something. */
  Request checkPause(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(paused ? "it is paused already" : journal.reasonIfEnded());
    return request;
  }

  /** Pauses before the next step outside the outage. */
  String pause(@Nullable RawValue value) {
    Request request = checkPause(value);
    paused = true;
    journal.paused(true);
    return "paused" + request.inWords() + "; a running step or write outage is not interrupted";
  }

  /** A resume that changes something. */
  Request checkResume(@Nullable RawValue value) {
    Request request = RequestReader.other(value);
    refuse(paused || journal.hasStoppedStep() ? null : "nothing is paused and no step has stopped");
    return request;
  }

  /** Goes on. */
  String resume(@Nullable RawValue value) {
    Request request = checkResume(value);
    resumed = journal.hasStoppedStep();
    paused = false;
    journal.paused(false);
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
