package io.beltline.activities.step;

import io.beltline.workflows.step.Progress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Beats beside a step that blocks, and ends it when the server says so. The exception that a
 * heartbeat was answered with is the one that leaves the step, because the server waits for exactly
 * that.
 */
final class Heartbeats implements AutoCloseable {
  private final ActivityExecutionContext context;
  private final Duration interval;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable Progress latest;
  private volatile String remark = "";
  private volatile @Nullable ActivityCompletionException end;
  private volatile Runnable whenEnded = () -> {};
  private volatile boolean closed;

  /**
   * Beats in the background; a step without heartbeat timeout beats too, because a cancel arrives
   * with the answer.
   */
  Heartbeats(ActivityExecutionContext context, Duration interval) {
    this.context = context;
    this.interval = interval;
    this.thread =
        new Thread(this::beatUntilClosed, Thread.currentThread().getName() + "-heartbeat");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  void onEnd(Runnable action) {
    whenEnded = action;
  }

  void report(Progress progress) {
    latest = progress;
  }

  void remark(String addition) {
    remark = addition;
  }

  void throwIfEnded() {
    ActivityCompletionException e = end;
    if (e != null) {
      throw e;
    }
  }

  /** The exception that ended the step from outside, if one did. */
  @Nullable ActivityCompletionException end() {
    return end;
  }

  void pause(Duration duration) {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (left > 0 && end == null) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    throwIfEnded();
  }

  private void beatUntilClosed() {
    awaitNextBeat();
    while (!closed && end == null) {
      try {
        context.heartbeat(progress());
      } catch (ActivityCompletionException e) {
        end(e);
        return;
      }
      awaitNextBeat();
    }
  }

  private @Nullable Progress progress() {
    Progress now = latest;
    String addition = remark;
    if (addition.isEmpty()) {
      return now;
    }
    return now == null ? Progress.of(addition, 0, 0, "") : now.remarked(addition);
  }

  private void awaitNextBeat() {
    lock.lock();
    try {
      long left = interval.toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void end(ActivityCompletionException e) {
    end = e;
    wake();
    whenEnded.run();
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    boolean interrupted = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
