package io.beltline.workflows.cutover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the migration has come: its phases, the steps that run, the one that stopped. */
final class Course {
  private final List<PhaseTime> phases = new ArrayList<>();
  private final List<String> running = new ArrayList<>();
  private @Nullable Stopped stopped;

  Course(Phase first) {
    phases.add(new PhaseTime(first, Journal.now(), null));
  }

  void enter(Phase next) {
    PhaseTime last = phases.remove(phases.size() - 1);
    phases.add(new PhaseTime(last.phase(), last.startedAt(), Journal.now()));
    phases.add(new PhaseTime(next, Journal.now(), next.ended() ? Journal.now() : null));
  }

  Phase phase() {
    return phases.get(phases.size() - 1).phase();
  }

  /** Every phase so far, the present one last. */
  List<PhaseTime> phases() {
    return phases;
  }

  void stepStarted(String step) {
    running.add(step);
  }

  void stepEnded(String step) {
    running.remove(step);
  }

  List<String> running() {
    return running;
  }

  void stopped(Stopped what) {
    stopped = what;
  }

  void goesOn() {
    stopped = null;
  }

  /** What needs someone; null while nothing does. */
  @Nullable Stopped stopped() {
    return stopped;
  }
}
