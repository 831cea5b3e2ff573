package io.beltline.testbed.chaos;

import io.beltline.testbed.ledger.Side;
import io.beltline.testbed.ledger.WritingApplication;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Does to servers what a scenario asks for, as soon as the step begins; and lets a worker that
 * stands still go on when another one has done its step.
 */
final class Disturber implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final Duration BEYOND_THE_BUDGET = Duration.ofSeconds(8);
  private static final Duration WRITES_RETURN = Duration.ofSeconds(60);
  private static final Duration TAKE_OVER = Duration.ofMinutes(2);

  private final Scenario scenario;
  private final StepJournal journal;
  private final PostgresPair pair;
  private final WritingApplication application;
  private final Set<Cell> happened = ConcurrentHashMap.newKeySet();
  private final Set<Cell> late = ConcurrentHashMap.newKeySet();
  private final Collection<String> problems = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  private Disturber(
      Scenario scenario, StepJournal journal, PostgresPair pair, WritingApplication application) {
    this.scenario = scenario;
    this.journal = journal;
    this.pair = pair;
    this.application = application;
  }

  /** Begins to look. */
  static Disturber start(
      Scenario scenario, StepJournal journal, PostgresPair pair, WritingApplication application) {
    Disturber disturber = new Disturber(scenario, journal, pair, application);
    for (Cell cell : scenario.cells()) {
      disturber.begin(cell);
    }
    return disturber;
  }

  private void begin(Cell cell) {
    Thread thread = new Thread(() -> disturb(cell), "chaos " + cell.inWords());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Whether it has happened, with all that was to follow. */
  boolean hasHappened(Cell cell) {
    return happened.contains(cell);
  }

  /** Whether it came when the step was done already. */
  boolean wasLate(Cell cell) {
    return late.contains(cell);
  }

  /** What was not as it should be while it happened. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void disturb(Cell cell) {
    try {
      switch (cell.disturbance()) {
        case BEFORE, WITHIN, AFTER -> awaitDeath(cell);
        case STOPS -> goOnAfterTakeOver(cell);
        case SOURCE_CRASHES, DESTINATION_CRASHES -> crash(cell);
        case SOURCE_FREEZES, DESTINATION_FREEZES -> freeze(cell);
      }
    } catch (IllegalStateException e) {
      problems.add(cell.inWords() + ": " + e.getMessage());
    }
  }

  private void awaitDeath(Cell cell) {
    if (await(() -> journal.has(cell.disturbance().toString(), cell.execution().key()))) {
      noteIfLate(cell, StepJournal.LATE);
      happened.add(cell);
    }
  }

  private void goOnAfterTakeOver(Cell cell) {
    String key = cell.execution().key();
    Optional<StepJournal.Line> stopped = first(cell.disturbance().toString(), key);
    if (stopped.isEmpty()) {
      return;
    }
    noteIfLate(cell, StepJournal.LATE);
    long worker = stopped.get().worker();
    long deadline = System.nanoTime() + TAKE_OVER.toNanos();
    boolean takenOver = await(() -> isDoneByAnother(worker, key) || System.nanoTime() > deadline);
    Command.run(List.of("sh", "-c", "kill -CONT " + worker));
    if (!takenOver || !isDoneByAnother(worker, key)) {
      problems.add(cell.inWords() + ": no other worker took the step over");
    }
    happened.add(cell);
  }

  private void noteIfLate(Cell cell, String sign) {
    if (journal.has(sign, cell.execution().key())) {
      late.add(cell);
    }
  }

  private boolean isDoneByAnother(long worker, String key) {
    return journal.lines().stream()
        .anyMatch(
            line ->
                line.verb().equals(StepJournal.ENDS)
                    && line.execution().equals(key)
                    && line.worker() != worker);
  }

  private void crash(Cell cell) {
    if (first(StepJournal.BEGINS, cell.execution().key()).isEmpty()) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(cell.delayMillis()).toNanos());
    PostgresServer server = server(cell);
    noteIfLate(cell, StepJournal.ENDS);
    server.kill();
    server.start();
    happened.add(cell);
  }

  private void freeze(Cell cell) {
    if (first(StepJournal.BEGINS, cell.execution().key()).isEmpty()) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(cell.delayMillis()).toNanos());
    PostgresServer server = server(cell);
    noteIfLate(cell, StepJournal.ENDS);
    server.freeze();
    try {
      LockSupport.parkNanos(scenario.outageBudget().plus(BEYOND_THE_BUDGET).toNanos());
      requireWrites(cell);
    } finally {
      server.thaw();
    }
    happened.add(cell);
  }

  /** If the server is alive that took the writes before, it takes them again by itself. */
  private void requireWrites(Cell cell) {
    Side before = cell.execution().leg() == Leg.ROLLBACK ? Side.DESTINATION : Side.SOURCE;
    if (cell.disturbance().server().equals(Optional.of(before))) {
      return;
    }
    long known = application.acknowledgedBy(before);
    long deadline = System.nanoTime() + WRITES_RETURN.toNanos();
    boolean unused =
        await(() -> application.acknowledgedBy(before) > known || System.nanoTime() > deadline);
    if (application.acknowledgedBy(before) == known) {
      problems.add(
          "%s: writes did not return to the %s while the other side stood still"
              .formatted(cell.inWords(), before.inWords()));
    }
  }

  private PostgresServer server(Cell cell) {
    return cell.disturbance().server().orElseThrow() == Side.SOURCE
        ? pair.source()
        : pair.destination();
  }

  private Optional<StepJournal.Line> first(String verb, String key) {
    boolean unused = await(() -> journal.has(verb, key));
    return journal.lines().stream()
        .filter(line -> line.verb().equals(verb) && line.execution().equals(key))
        .findFirst();
  }

  /** Returns false when it is closed before. */
  private boolean await(BooleanSupplier fact) {
    while (!closing) {
      if (fact.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return false;
  }

  /** Returns when nothing more will be disturbed. */
  @Override
  public void close() {
    closing = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while disturbances ended", e);
    }
  }
}
