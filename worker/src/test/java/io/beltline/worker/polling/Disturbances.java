package io.beltline.worker.polling;

import io.beltline.workflows.cutover.CutoverWorkflow;
import io.temporal.activity.ActivityInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The worker dies, or stands still, at a moment of some executions of a cutover's steps; each time
 * once. It dies as by SIGKILL: no hook runs, no session is closed, no answer is sent. It stands
 * still as by SIGSTOP, until somebody else lets it go on.
 */
public final class Disturbances implements DisturbedRegistration.Disturbance {
  private static final int AS_BY_SIGKILL = 128 + 9;

  private final Map<String, Planned> planned;
  private final StepJournal journal;
  private final ThreadLocal<String> running = ThreadLocal.withInitial(() -> "");

  private Disturbances(Map<String, Planned> planned, StepJournal journal) {
    this.planned = planned;
    this.journal = journal;
  }

  /**
   * Reads {@code Fence#1:within@30,Drain#2:before}: the execution as the journal names it, the
   * moment, and for {@code within} and {@code stops} how many milliseconds after the beginning, or
   * at the end if that comes first.
   */
  public static Disturbances parse(String text, Path journal) {
    Map<String, Planned> planned =
        Arrays.stream(text.split(","))
            .filter(word -> !word.isBlank())
            .map(Planned::parse)
            .collect(Collectors.toMap(Planned::execution, one -> one));
    return new Disturbances(planned, new StepJournal(journal));
  }

  @Override
  public void before(ActivityInfo attempt) {
    if (!attempt.getWorkflowType().equals(CutoverWorkflow.TYPE)) {
      return;
    }
    String execution = journal.begins(attempt);
    running.set(execution);
    Planned disturbance = planned.get(execution);
    if (disturbance == null) {
      return;
    }
    if (disturbance.moment().equals("before")) {
      happen(disturbance);
    }
    disturbance.delay().ifPresent(delay -> happenSoon(disturbance, delay));
  }

  @Override
  public void after(ActivityInfo attempt) {
    String execution = running.get();
    Planned disturbance = planned.get(execution);
    if (disturbance != null) {
      if (disturbance.delay().isPresent()) {
        noteLate(disturbance);
      }
      happen(disturbance);
    }
    if (!execution.isEmpty()) {
      journal.add("ends", execution);
      running.remove();
    }
  }

  private void noteLate(Planned disturbance) {
    synchronized (journal) {
      if (!journal.has(disturbance.moment(), disturbance.execution())
          && journal.addOnce("late", disturbance.execution())) {
        System.err.println("too late for the middle of " + disturbance.execution());
      }
    }
  }

  private void happenSoon(Planned disturbance, Duration delay) {
    Thread soon =
        new Thread(
            () -> {
              LockSupport.parkNanos(delay.toNanos());
              happen(disturbance);
            },
            "disturbance");
    soon.setDaemon(true);
    soon.start();
  }

  private void happen(Planned disturbance) {
    // The journal's monitor is held, so that no thread of this worker stands still with the file
    // locked.
    synchronized (journal) {
      String what = disturbance.moment();
      if (!journal.addOnce(what, disturbance.execution())) {
        return;
      }
      System.err.println("disturbed " + disturbance.execution() + ":" + what);
      System.err.flush();
      if (what.equals("stops")) {
        standStill();
      } else {
        Runtime.getRuntime().halt(AS_BY_SIGKILL);
      }
    }
  }

  private static void standStill() {
    try {
      int unused =
          new ProcessBuilder("sh", "-c", "kill -STOP " + ProcessHandle.current().pid())
              .inheritIO()
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop this worker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One disturbance.
   *
   * @param execution as the journal names it
   * @param moment before, within, after or stops
   * @param delay after the beginning
   */
  private record Planned(String execution, String moment, Optional<Duration> delay) {
    static Planned parse(String word) {
      List<String> parts = List.of(word.split("[:@]"));
      return new Planned(
          parts.get(0),
          parts.get(1),
          parts.size() > 2
              ? Optional.of(Duration.ofMillis(Long.parseLong(parts.get(2))))
              : Optional.empty());
    }
  }
}
