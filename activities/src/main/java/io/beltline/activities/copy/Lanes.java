package io.beltline.activities.copy;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.step.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All tables, in one lane or, where there is much to carry, in two side by side. The lanes commit
 * when all of them are full; if one breaks, none does.
 */
final class Lanes {
  private static final long WORTH_TWO_BYTES = 16L << 20;

  private final Attempt attempt;
  private final List<Table> tables;
  private final Manner manner;
  private final AtomicLong doneBytes = new AtomicLong();
  private final AtomicReference<Exception> broken = new AtomicReference<>();
  private final long totalBytes;

  Lanes(Attempt attempt, List<Table> tables, Manner manner) {
    this.attempt = attempt;
    this.tables = tables;
    this.manner = manner;
    this.totalBytes = tables.stream().mapToLong(Table::bytes).sum();
  }

  /** Copies everything, beginning with a lane between two sessions that are open already. */
  Freight copy(Lane first, Direction direction) throws SQLException {
    List<List<Table>> shares = divide(tables, totalBytes < WORTH_TWO_BYTES ? 1 : 2);
    List<Lane> lanes = new ArrayList<>(List.of(first));
    while (lanes.size() < shares.size()) {
      lanes.add(
          new Lane(attempt.connect(direction.provider()), attempt.connect(direction.subscriber())));
    }
    Freight freight = fill(lanes, shares);
    for (Lane lane : lanes) {
      lane.commit(manner);
    }
    if (manner == Manner.COMPLETE) {
      first.confirm(tables);
    }
    return freight;
  }

  /** Gives each table, the largest first, to the share that has least. */
  static List<List<Table>> divide(List<Table> tables, int most) {
    int count = Math.min(most, tables.size());
    List<List<Table>> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(new ArrayList<>());
    }
    tables.stream()
        .sorted(Comparator.comparingLong(Table::bytes).reversed())
        .forEach(
            table ->
                shares.stream()
                    .min(Comparator.comparingLong(Lanes::bytes))
                    .orElseThrow()
                    .add(table));
    return shares;
  }

  private static long bytes(List<Table> share) {
    return share.stream().mapToLong(Table::bytes).sum();
  }

  private Freight fill(List<Lane> lanes, List<List<Table>> shares) throws SQLException {
    List<FutureTask<Freight>> running = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      List<Table> share = shares.get(i);
      running.add(
          new FutureTask<>(() -> tellingOthers(() -> lane.fill(share, manner, this::sent))));
    }
    for (FutureTask<Freight> beside : running.subList(1, running.size())) {
      Thread thread = new Thread(beside, Thread.currentThread().getName() + "-lane");
      thread.setDaemon(true);
      thread.start();
    }
    running.get(0).run();
    return sum(running);
  }

  private Freight tellingOthers(Callable<Freight> lane) throws Exception {
    try {
      return lane.call();
    } catch (Exception e) {
      broken.compareAndSet(null, e);
      throw e;
    }
  }

  /** Called from every lane's stream for each buffer. */
  private void sent(long bytes) {
    attempt.throwIfEnded();
    if (broken.get() != null) {
      throw StepFailures.later("CopyAbandoned", "The copy of another table broke off");
    }
    String summary = "Copying %d tables without replica identity".formatted(tables.size());
    attempt.report(Progress.of(summary, doneBytes.addAndGet(bytes), totalBytes, "bytes"));
  }

  /** Waits for all, so that none is at work any more when the step fails. */
  private Freight sum(List<FutureTask<Freight>> lanes) throws SQLException {
    Freight sum = Freight.NONE;
    for (FutureTask<Freight> lane : lanes) {
      try {
        sum = sum.and(lane.get());
      } catch (ExecutionException e) {
        broken.compareAndSet(null, new IllegalStateException(e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw StepFailures.later("Interrupted", "The worker is stopping");
      }
    }
    throwWhatBroke();
    return sum;
  }

  private void throwWhatBroke() throws SQLException {
    Exception first = broken.get();
    if (first instanceof SQLException sql) {
      throw sql;
    }
    if (first != null) {
      throw first instanceof RuntimeException other ? other : new IllegalStateException(first);
    }
  }
}
