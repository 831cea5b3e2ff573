package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * Compares all rows of all replicated tables while replication runs, several chunks at a time. Uses
 * five sessions and, on each server, at most two cores.
 */
final class FullComparison {
  private static final int LANES = 2;

  private final Attempt attempt;
  private final Direction direction;
  private final Patience patience;
  private final Findings findings = new Findings();
  private final StallWatch.Shared stalls = new StallWatch.Shared();

  FullComparison(Attempt attempt, Direction direction, Patience patience) {
    this.attempt = attempt;
    this.direction = direction;
    this.patience = patience;
  }

  ValidationReport run() throws SQLException {
    ExecutorService threads = Threads.start(2 * LANES);
    try {
      return compare(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(ExecutorService threads) throws SQLException {
    BothSides first = BothSides.open(attempt, direction, threads);
    ComparedTables tables = ComparedTables.read(first, attempt.configuration().scope());
    List<Table> comparable = new ArrayList<>();
    for (Table table : tables.replicated()) {
      Optional<String> obstacle = tables.obstacle(table);
      obstacle.ifPresentOrElse(findings::couldNotVerify, () -> comparable.add(table));
    }
    RowHash hash = RowHash.knownTo(first);
    Connection cutter = ComparisonSession.open(attempt, direction.provider());
    List<ComparedTable> compared = ComparedTables.typed(first, comparable);
    ChunkQueue queue = new ChunkQueue(cutter, compared, hash);
    ProgressBoard board = new ProgressBoard(compared);
    runLanes(threads, lanes(threads, first), queue, board);
    if (compared.isEmpty()) {
      findings.couldNotVerify(Findings.NOTHING);
    }
    return findings.report(scope(compared.size(), tables.copied()), compared.size());
  }

  private List<BothSides> lanes(ExecutorService threads, BothSides first) throws SQLException {
    List<BothSides> lanes = new ArrayList<>(List.of(first));
    while (lanes.size() < LANES) {
      lanes.add(BothSides.open(attempt, direction, threads));
    }
    return lanes;
  }

  private void runLanes(
      ExecutorService threads, List<BothSides> lanes, ChunkQueue queue, ProgressBoard board)
      throws SQLException {
    List<CompletableFuture<Void>> running =
        lanes.stream()
            .map(sides -> CompletableFuture.runAsync(() -> lane(sides, queue, board), threads))
            .toList();
    SQLException failure = null;
    for (CompletableFuture<Void> lane : running) {
      try {
        lane.join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof SQLException sql)) {
          throw e;
        }
        failure = failure == null ? sql : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void lane(BothSides sides, ChunkQueue queue, ProgressBoard board) {
    try {
      Optional<Chunk> chunk = queue.next();
      while (chunk.isPresent()) {
        attempt.throwIfEnded();
        compareOrGiveUp(sides, queue, board, chunk.get());
        attempt.report(board.progress());
        chunk = findings.full() ? Optional.empty() : queue.next();
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    } finally {
      // Nothing is left for the other lanes, whether this one ended well or not.
      queue.stop();
    }
  }

  private void compareOrGiveUp(BothSides sides, ChunkQueue queue, ProgressBoard board, Chunk chunk)
      throws SQLException {
    board.begin(chunk);
    long rows = 0;
    try {
      rows = compareWhenUnlocked(sides, queue.reader(chunk.table()), chunk);
    } catch (SQLException e) {
      PostgresFailure failure = PostgresFailure.of(e.getSQLState());
      if (failure.retryable() && failure != PostgresFailure.LOCK_NOT_AVAILABLE) {
        throw e;
      }
      queue.skip(chunk.table());
      findings.couldNotVerify("table %s: %s".formatted(chunk.table(), StepFailures.cause(e)));
    }
    findings.compared(rows);
    board.end(chunk, rows);
  }

  /** Someone who locks the table for a while must not make all the rest be compared again. */
  private long compareWhenUnlocked(BothSides sides, TableReader reader, Chunk chunk)
      throws SQLException {
    Instant deadline = Instant.now().plus(patience.locked());
    while (true) {
      try {
        return compare(sides, reader, chunk);
      } catch (SQLException e) {
        boolean locked = PostgresFailure.of(e.getSQLState()) == PostgresFailure.LOCK_NOT_AVAILABLE;
        if (!locked || Instant.now().isAfter(deadline)) {
          throw e;
        }
        attempt.throwIfEnded();
      }
    }
  }

  private long compare(BothSides sides, TableReader reader, Chunk chunk) throws SQLException {
    BothSides.Answers<Digest> digests = sides.ask(session -> reader.digest(session, chunk));
    if (!digests.agree()) {
      Recheck recheck = new Recheck(attempt, sides, reader, findings, patience, stalls);
      new DrillDown(sides, reader, findings, recheck).into(chunk);
    }
    return digests.provider().rows();
  }

  private String scope(int tables, List<Table> copied) {
    String all =
        findings.full()
            ? "stopped after %d differences".formatted(ValidationReport.MAX_DIFFERENCES)
            : "all rows of %d replicated tables".formatted(tables);
    return copied.isEmpty()
        ? all
        : all
            + "; not %d tables without key, which are copied in the outage"
                .formatted(copied.size());
  }
}
