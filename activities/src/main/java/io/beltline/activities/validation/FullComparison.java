package io.beltline.activities.validation;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.ComparisonSettings;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares all rows of all replicated tables while replication runs, several chunks at a time. Uses
 * as many sessions on each side as it was told, each of which keeps at most one core of its server
 * busy, and one more on each side.
 *
 * <p>Tables that are copied are no concern of it as long as a link runs that way: they are behind
 * until the outage copies them; large objects likewise. Where no link is left between the sides,
 * nothing is on its way any more, and they are compared like all the others.
 */
final class FullComparison {
  private final Attempt attempt;
  private final Direction direction;
  private final Patience patience;
  private final Givens givens;
  private final ComparisonOptions options;
  private final Pace pace;
  private final Findings findings;
  private final StallWatch.Shared stalls = new StallWatch.Shared();
  private final TableByTable each;

  FullComparison(Attempt attempt, Direction direction, ComparisonOptions options, Givens givens) {
    this.attempt = attempt;
    this.direction = direction;
    this.givens = givens;
    this.patience = givens.patience();
    ComparisonSettings configured = attempt.configuration().comparison();
    this.options = options.orElse(configured.maxBytesPerSecond().orElse(0), configured.sessions());
    this.pace = Pace.of(this.options.maxBytesPerSecond(), attempt);
    this.findings = new Findings(this.options.limit(), options.values());
    this.each = new TableByTable(attempt, findings, patience);
  }

  ValidationReport run() throws SQLException {
    ExecutorService threads = Threads.start(2 * options.sessions());
    try {
      return compare(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private ValidationReport compare(ExecutorService threads) throws SQLException {
    BothSides first = BothSides.open(attempt, direction, threads);
    ComparedTables tables = ComparedTables.read(first, attempt.configuration().scope());
    boolean linked = LinkPosition.find(first.provider(), first.subscriber()).isPresent();
    List<Table> whole = linked ? List.of() : tables.comparable(tables.copied(), findings);
    List<ComparedTable> keyed =
        ComparedTables.keyed(first.provider(), tables.comparable(tables.replicated(), findings));
    lookForMore(first.subscriber(), tables.onSubscriberOnly());
    RowHash hash = givens.hashes().among(first);
    new Canary(attempt, first, hash).run(findings);
    Checkpoint checkpoint = new Checkpoint(attempt, givens, findings);
    Map<QualifiedName, Reached> before =
        checkpoint.resume(first, keyed.stream().map(ComparedTable::name).toList());
    before.values().forEach(reached -> findings.compared(reached.rows()));
    Connection cutter = ComparisonSession.open(attempt, direction.provider());
    ChunkQueue queue = new ChunkQueue(cutter, keyed, hash, pace.chunkBytes(), before);
    runLanes(threads, lanes(threads, first), queue, new ProgressBoard(keyed, before), checkpoint);
    new WholeComparison(attempt, first, hash, findings, patience, pace).compare(whole, each);
    MaterializedViewComparison views =
        new MaterializedViewComparison(first, hash, findings, pace, linked);
    views.compare(attempt.configuration().scope(), each);
    int objects = linked ? 0 : compareLargeObjects(first);
    if (keyed.isEmpty() && whole.isEmpty()) {
      findings.couldNotVerify(Findings.NOTHING);
    }
    checkpoint.remove();
    return findings.report(
        scope(keyed.size(), whole.size(), objects, linked ? tables.copied().size() : 0, views),
        keyed.size() + whole.size());
  }

  /** Tells of tables whose rows the provider cannot have. */
  private void lookForMore(Connection subscriber, List<Table> tables) throws SQLException {
    for (Table table : tables) {
      each.compare(
          table.name(),
          () -> {
            String filled = "select exists (select from only %s)".formatted(table.name().quoted());
            if (Query.of(subscriber, filled).isTrue()) {
              findings.couldNotVerify(
                  "table %s exists on the subscriber only, and has rows".formatted(table.name()));
            }
            return 0;
          });
    }
  }

  private List<BothSides> lanes(ExecutorService threads, BothSides first) throws SQLException {
    List<BothSides> lanes = new ArrayList<>(List.of(first));
    while (lanes.size() < options.sessions()) {
      lanes.add(BothSides.open(attempt, direction, threads));
    }
    return lanes;
  }

  private void runLanes(
      ExecutorService threads,
      List<BothSides> lanes,
      ChunkQueue queue,
      ProgressBoard board,
      Checkpoint checkpoint)
      throws SQLException {
    List<CompletableFuture<Void>> running =
        lanes.stream()
            .map(
                sides ->
                    CompletableFuture.runAsync(
                        () -> lane(sides, queue, board, checkpoint), threads))
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

  private void lane(BothSides sides, ChunkQueue queue, ProgressBoard board, Checkpoint checkpoint) {
    ChunkComparison comparison =
        new ChunkComparison(
            attempt,
            sides,
            findings,
            patience,
            stalls,
            () -> Traffic.between(sides, patience),
            pace);
    try {
      Optional<Chunk> chunk = queue.next();
      while (chunk.isPresent()) {
        attempt.throwIfEnded();
        compareOrGiveUp(comparison, queue, board, chunk.get());
        attempt.report(board.progress());
        checkpoint.note(queue::reached);
        chunk = findings.full() ? Optional.empty() : queue.next();
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    } finally {
      // Nothing is left for the other lanes, whether this one ended well or not.
      queue.stop();
    }
  }

  private void compareOrGiveUp(
      ChunkComparison comparison, ChunkQueue queue, ProgressBoard board, Chunk chunk)
      throws SQLException {
    board.begin(chunk);
    int unverified = findings.unverified().size();
    OptionalLong rows =
        each.compare(chunk.table(), () -> comparison.compare(queue.reader(chunk.table()), chunk));
    if (rows.isEmpty()) {
      queue.skip(chunk.table());
    } else if (findings.unverified().size() == unverified && !findings.full()) {
      queue.verified(chunk, rows.getAsLong());
    }
    board.end(chunk, rows.orElse(0));
  }

  /** They are copied in the outage, as tables without key are. */
  private int compareLargeObjects(BothSides sides) throws SQLException {
    AtomicInteger objects = new AtomicInteger();
    each.compare(
        "large objects",
        () -> {
          MigrationScope scope = attempt.configuration().scope();
          objects.set(new LargeObjectComparison(findings).compare(sides, scope));
          return 0;
        });
    return objects.get();
  }

  private String scope(
      int keyed, int whole, int objects, int leftOut, MaterializedViewComparison views) {
    String compared =
        findings.full()
            ? "stopped after %d differences".formatted(options.limit())
            : "all rows of %d replicated tables".formatted(keyed)
                + (whole == 0 ? "" : " and %d tables without key".formatted(whole))
                + (objects == 0 ? "" : ", %d large objects".formatted(objects));
    return compared
        + views.inWords()
        + (leftOut == 0
            ? ""
            : "; not %d tables without key, which are copied in the outage".formatted(leftOut));
  }
}
