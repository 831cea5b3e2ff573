package io.beltline.workflows.cutover;

import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone if the outage fails: each undo is written down before the act that it
 * undoes, and all are run in the order in which they were written down, in a scope that no cancel
 * reaches. Not in reverse: logins come back first, because nobody may wait for them until a link
 * runs again whose other server is perhaps dead. Each undo is harmless if its act never happened.
 */
final class UndoLog {
  private final Deque<Undo> undos = new ArrayDeque<>();

  /** Writes an undo down; to be called before the act. */
  void before(String step, Runnable undo) {
    undos.addLast(new Undo(step, undo));
  }

  /**
   * Undoes everything, what was written down first before the rest.
   *
   * @param first is run when the first undo is done: whoever waited for it need not wait for more
   */
  void undoAll(StepCalls steps, Runnable first) {
    Workflow.newDetachedCancellationScope(
            () -> {
              undo(steps);
              first.run();
              while (!undos.isEmpty()) {
                undo(steps);
              }
            })
        .run();
  }

  private void undo(StepCalls steps) {
    Undo undo = undos.removeFirst();
    steps.runEvenIfPaused(undo.step, undo.action);
  }

  private record Undo(String step, Runnable action) {}
}
