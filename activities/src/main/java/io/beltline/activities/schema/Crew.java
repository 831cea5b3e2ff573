package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.step.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs jobs on one side, several at a time, each in a session of its own, with progress. The first
 * failure ends all of them.
 */
final class Crew {
  private static final String RUNNING = Statements.of(Crew.class, "builds-running.sql");
  private static final int KNOWS_PROGRESS = 130_000;
  private static final Duration POLL = Duration.ofMillis(50);

  private final Attempt attempt;
  private final Side side;
  private final Connection watch;
  private final String unit;
  private final boolean knowsProgress;

  /** A crew that reports its progress in this unit, read through this session on the side. */
  Crew(Attempt attempt, Side side, Connection watch, String unit) throws SQLException {
    this.attempt = attempt;
    this.side = side;
    this.watch = watch;
    this.unit = unit;
    String version = "select pg_catalog.current_setting('server_version_num')::int";
    this.knowsProgress = Query.of(watch, version).number() >= KNOWS_PROGRESS;
  }

  /** Runs them all, in this order as far as the number at a time allows. */
  void run(List<Job> jobs, int atATime) throws SQLException {
    if (jobs.isEmpty()) {
      return;
    }
    Queue<Job> queue = new ConcurrentLinkedQueue<>(jobs);
    List<CrewMember> members = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < Math.min(atATime, jobs.size()); i++) {
        CrewMember member = new CrewMember(attempt, attempt.connect(side), queue);
        members.add(member);
        running.add(threads.submit(member));
      }
      watch(running, members, jobs.size());
    } finally {
      queue.clear();
      members.forEach(CrewMember::stop);
      threads.shutdown();
    }
  }

  private void watch(List<Future<?>> running, Collection<CrewMember> members, int total)
      throws SQLException {
    while (!running.stream().allMatch(Future::isDone)) {
      throwFailure(running);
      report(members, total);
      attempt.pause(POLL);
    }
    throwFailure(running);
    report(members, total);
  }

  private static void throwFailure(List<Future<?>> running) throws SQLException {
    for (Future<?> future : running) {
      if (future.isDone()) {
        result(future);
      }
    }
  }

  private static void result(Future<?> finished) throws SQLException {
    try {
      finished.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      if (e.getCause() instanceof RuntimeException other) {
        throw other;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void report(Collection<CrewMember> members, int total) throws SQLException {
    int done = members.stream().mapToInt(CrewMember::done).sum();
    String summary = "%d of %d %s".formatted(done, total, unit);
    attempt.report(Progress.of(summary, done, total, unit).withItems(items(members)));
  }

  private List<Progress.Item> items(Collection<CrewMember> members) throws SQLException {
    if (!knowsProgress) {
      return List.of();
    }
    List<String> pids = members.stream().map(member -> String.valueOf(member.pid())).toList();
    return Query.of(watch, RUNNING, pids, pids)
        .list(
            row ->
                new Progress.Item(
                    nameOf(members, row.getInt("pid")),
                    row.getString("phase"),
                    row.getLong("done"),
                    row.getLong("total")));
  }

  private static String nameOf(Collection<CrewMember> members, int pid) {
    return members.stream()
        .filter(member -> member.pid() == pid)
        .map(CrewMember::current)
        .findFirst()
        .orElse("");
  }
}
