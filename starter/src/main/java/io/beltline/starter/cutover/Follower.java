package io.beltline.starter.cutover;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.temporal.CutoverHandle;
import io.beltline.starter.temporal.Deadlines;
import io.beltline.starter.terminal.Terminal;
import io.beltline.starter.view.CutoverView;
import io.beltline.starter.view.Observer;
import io.beltline.starter.view.Verdicts;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Shows a cutover until it needs a person or has ended. A worker that restarts meanwhile is waited
 * for.
 */
final class Follower {
  private final Observer observer;
  private final Deadlines deadlines;
  private final ProgressDisplay display;

  Follower(CutoverHandle cutover, Deadlines deadlines, Terminal terminal) {
    this.observer = new Observer(cutover);
    this.deadlines = deadlines;
    this.display = ProgressDisplay.on(terminal);
  }

  /** Returns the last view: a gate waits, a step has stopped, it ended, or nobody answered. */
  CutoverView untilSettled() {
    return until(Verdicts::settled, deadlines.interval());
  }

  /** As {@link #untilSettled()}, except that a gate and a stopped step are only shown. */
  CutoverView untilEnded(Duration interval) {
    return until(
        view -> !view.workflowStatus().equals(CutoverView.RUNNING) && view.status() != null,
        interval);
  }

  private CutoverView until(Predicate<CutoverView> settled, Duration interval) {
    long heard = System.nanoTime();
    while (true) {
      CutoverView view = observer.look();
      if (settled.test(view)) {
        display.end();
        return view;
      }
      display.show(view);
      if (view.status() != null) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > deadlines.patience().toNanos()) {
        display.end();
        return view;
      }
      sleep(interval);
    }
  }

  /** Waits without looking: a query would compete with the outage for the worker. */
  void hold() {
    sleep(deadlines.interval());
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BeltException(ExitCode.FAILED, "Interrupted; the cutover itself goes on.", e);
    }
  }
}
