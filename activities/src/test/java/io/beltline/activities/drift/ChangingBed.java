package io.beltline.activities.drift;

import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
import io.beltline.activities.validation.ChangeFeeds;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Both links run and applications write: what is needed to change the source's schema meanwhile.
 */
final class ChangingBed implements AutoCloseable {
  private static final MigrationScope ALL =
      new MigrationScope(Optional.empty(), List.of(), List.of());

  final LinkBed links;
  final StepBed bed;
  private final EvidenceActivities evidence;
  private final LinkedBlockingQueue<Progress> told = new LinkedBlockingQueue<>();
  private final Writers writers;

  ChangingBed() throws SQLException {
    links = LinkBed.start();
    bed = links.bed();
    evidence =
        bed.lasting(
            EvidenceActivities.class,
            steps -> new EvidenceActivitiesImpl(steps, new ChangeFeeds()));
    var replication = links.steps();
    replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    try (Connection source = bed.connect(SOURCE)) {
      source.createStatement().execute("set search_path = ''");
      SchemaBaseline.take(source, ALL);
      DdlLog.ensure(source);
    }
    replication.awaitReady(LinkBed.FORWARD);
    replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);
    replication.awaitReady(LinkBed.BACK);
    bed.environment()
        .setActivityHeartbeatListener(
            Progress.class,
            progress -> {
              if (progress != null) {
                told.add(progress);
              }
            });
    writers = Writers.start(bed);
  }

  /** Begins to wait for it; no other step runs meanwhile. */
  CompletableFuture<Evidence> greenEvidence() {
    EvidenceRequest request = new EvidenceRequest(LinkBed.FORWARD, 16 * 1024 * 1024, Verdict.EQUAL);
    return CompletableFuture.supplyAsync(() -> evidence.awaitGreenEvidence(request));
  }

  static void awaitGreen(CompletableFuture<Evidence> waiting) throws Exception {
    assertTrue(waiting.get(20, TimeUnit.SECONDS).green());
  }

  void forgetWhatWasTold() {
    told.clear();
  }

  /** Returns when a step has told it in a heartbeat. */
  void awaitTold(Predicate<Progress> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Progress latest = null;
    while (System.nanoTime() < deadline) {
      Progress next = told.poll(1, TimeUnit.SECONDS);
      if (next != null) {
        latest = next;
        if (wanted.test(next)) {
          return;
        }
      }
    }
    throw new AssertionError("told last: " + latest);
  }

  /** Ends the applications, which must have been able to write, and all replication. */
  void removeReplication() {
    writers.close();
    links.steps().removeReplication(LinkBed.FORWARD, links.baseline);
    links.assertNothingIsLeft();
  }

  @Override
  public void close() {
    links.close();
  }
}
