package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Links both ways, rows of several kinds, and comparisons of what was changed on their way. */
final class ChangedRowsBed implements AutoCloseable {
  private static final Givens NOTED_AT_ONCE =
      new Givens(Patience.DEFAULT, RowHash::knownTo, Duration.ZERO, () -> "the same");

  final LinkBed link = LinkBed.start();
  final ValidationActivities validation;
  final EvidenceActivities evidence;
  private final LinkedBlockingQueue<Evidence> seen = new LinkedBlockingQueue<>();
  private CompletableFuture<Evidence> untilGreen = new CompletableFuture<>();

  /** One worker does everything. */
  static ChangedRowsBed start() {
    var feeds = new ChangeFeeds();
    return new ChangedRowsBed(feeds, feeds);
  }

  /** One worker compares, another one collects the evidence. */
  ChangedRowsBed(ChangeFeeds ofComparison, ChangeFeeds ofEvidence) {
    String tables =
        """
        create table ledger (id bigint primary key, v text);
        create table "Odd"."It's" ("the key" text, n numeric, big text not null, primary key ("the key", n));
        alter table "Odd"."It's" alter column big set storage external;
        create table emptied (id int primary key);
        create table measured_2 partition of measured for values from ('2021-01-01') to ('2022-01-01');
        """;
    run(Side.DESTINATION, tables);
    for (Side side : Side.values()) {
      run(side, "select pg_replication_origin_create('harm')");
    }
    run(
        Side.SOURCE,
        tables
            + """
                insert into ledger select i, 'v' || i from generate_series(1, 30000) i;
                insert into "Odd"."It's" values ('it''s "ä"', 1.50, repeat('x', 9000));
                insert into emptied select generate_series(1, 100);
                insert into measured values (2, '2020-03-03');
                analyze
                """);
    validation =
        link.bed()
            .lasting(
                ValidationActivities.class,
                steps -> new ValidationActivitiesImpl(steps, ofComparison, NOTED_AT_ONCE));
    evidence =
        link.bed()
            .lasting(
                EvidenceActivities.class, steps -> new EvidenceActivitiesImpl(steps, ofEvidence));
    link.bed()
        .environment()
        .setActivityHeartbeatListener(
            Progress.class,
            progress -> {
              if (progress != null && progress.evidence() != null) {
                seen.add(progress.evidence());
              }
            });
    var replication = link.steps();
    replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    replication.awaitReady(LinkBed.FORWARD);
    replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);
  }

  /** Ends all replication and proves that nothing is left of it. */
  @Override
  public void close() {
    link.steps().removeReplication(LinkBed.FORWARD, link.baseline);
    link.assertNothingIsLeft();
    link.close();
  }

  /** Nothing is fenced, and all rows are equal. */
  void compareAllRows(Link ofDirection) {
    for (Side side : Side.values()) {
      run(side, "truncate beltline.fence cascade");
    }
    ValidationReport report =
        validation.validateAll(ofDirection.pair(), ofDirection.direction(), ComparisonOptions.NONE);

    assertEquals(List.of(), report.differences());
    assertEquals(Verdict.EQUAL, report.verdict(), report.toString());
  }

  void run(Side side, String statements) {
    link.bed().run(side, statements);
  }

  /** As an apply worker would that gets it wrong: no trigger, and no link brings it back. */
  void harm(Side side, String statements) {
    run(
        side,
        """
        select pg_replication_origin_session_setup('harm'); set session_replication_role = replica; %s;
        select pg_replication_origin_session_reset()
        """
            .formatted(statements));
  }

  ValidationReport fenceAndCompare(Link drained) {
    run(
        drained.direction().provider(),
        "insert into beltline.fence (fence_lsn) values (pg_current_wal_insert_lsn())");
    return compareBehindTheFence(drained);
  }

  ValidationReport compareBehindTheFence(Link drained) {
    return validation.validateReplicated(drained.pair(), drained.direction());
  }

  /** Looks until all is well. */
  Evidence green() {
    return evidence.awaitGreenEvidence(
        new EvidenceRequest(LinkBed.FORWARD, 1 << 20, Verdict.EQUAL));
  }

  /** What a step that looks until all is well says of them while they do not agree. */
  String differing() throws InterruptedException {
    seen.clear();
    untilGreen = CompletableFuture.supplyAsync(this::green);
    return said("rows that changed do not agree");
  }

  /** What that step says of them when it begins like this. */
  String said(String beginning) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String said = "nothing";
    while (System.nanoTime() < deadline) {
      Evidence look = seen.poll(1, TimeUnit.SECONDS);
      said = look == null ? said : changedRows(look).detail();
      if (said.startsWith(beginning)) {
        return said;
      }
    }
    throw new AssertionError("said last: " + said);
  }

  /** What that step returns in the end. */
  Evidence greenAtLast() throws Exception {
    return untilGreen.get(20, TimeUnit.SECONDS);
  }

  /** What is said of them. */
  static Check changedRows(Evidence evidence) {
    return evidence.checks().stream()
        .filter(check -> check.name().equals("changed rows"))
        .findFirst()
        .orElseThrow();
  }

  boolean hasSlot(Side side, String name) {
    return "1"
        .equals(
            link.value(
                side,
                "select count(*) from pg_replication_slots where slot_name = '%s'"
                    .formatted(name)));
  }
}
