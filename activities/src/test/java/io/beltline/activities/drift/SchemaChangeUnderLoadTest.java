package io.beltline.activities.drift;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The source's schema is changed while both links run and applications write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaChangeUnderLoadTest {
  private static final MigrationScope ALL =
      new MigrationScope(Optional.empty(), List.of(), List.of());

  private final LinkedBlockingQueue<Progress> told = new LinkedBlockingQueue<>();
  private LinkBed links;
  private StepBed bed;
  private EvidenceActivities evidence;
  private Writers writers;

  @BeforeAll
  void linkBothWays() throws SQLException {
    links = LinkBed.start();
    bed = links.bed();
    evidence = bed.lasting(EvidenceActivities.class, EvidenceActivitiesImpl::new);
    var replication = links.steps();
    replication.ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    try (Connection source = bed.connect(SOURCE)) {
      source.createStatement().execute("set search_path = ''");
      SchemaBaseline.take(source, ALL);
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

  @AfterAll
  void stop() {
    writers.close();
    links.close();
  }

  @Test
  void aLongStepTellsWhatWasChangedMeanwhile() throws Exception {
    bed.run(DESTINATION, allSubscriptions("disable"));
    told.clear();
    CompletableFuture<?> waiting =
        CompletableFuture.supplyAsync(() -> links.steps().awaitReady(LinkBed.FORWARD));
    awaitTold(progress -> !progress.summary().isEmpty());

    bed.run(SOURCE, "create index late on orders (what); alter table measured add note text");
    awaitTold(
        progress ->
            progress
                .summary()
                .endsWith(
                    "; the source's schema was changed: index public.late was added,"
                        + " column public.measured.note was added,"
                        + " column public.measured_1.note was added"));

    bed.run(SOURCE, "drop index late; alter table measured drop note");
    awaitTold(progress -> !progress.summary().contains("schema"));
    bed.run(DESTINATION, allSubscriptions("enable"));
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void theGateIsRedAndSaysWhatWasChangedUntilBothSidesHaveIt() throws Exception {
    bed.run(SOURCE, "create index late on orders (what)");
    told.clear();
    CompletableFuture<Evidence> waiting =
        CompletableFuture.supplyAsync(() -> evidence.awaitGreenEvidence(request()));
    Evidence red =
        Objects.requireNonNull(awaitTold(progress -> progress.evidence() != null).evidence());
    assertTrue(
        red.reasonsAgainst()
            .contains(
                "schema changes: on the source since the schema was taken: index public.late was added"),
        red.summary());

    bed.run(DESTINATION, "create index late on orders (what)");
    assertTrue(waiting.get(20, TimeUnit.SECONDS).green());
    try (Connection source = bed.connect(SOURCE)) {
      assertEquals(
          Optional.of(CatalogMark.of(source)), CatalogMark.noted(source, CatalogMark.Moment.EQUAL));
    }
    bed.run(SOURCE, "drop index late");
    bed.run(DESTINATION, "drop index late");
  }

  private Progress awaitTold(Predicate<Progress> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Progress latest = null;
    while (System.nanoTime() < deadline) {
      latest = told.poll(1, TimeUnit.SECONDS);
      if (latest != null && wanted.test(latest)) {
        return latest;
      }
    }
    throw new AssertionError("told last: " + latest);
  }

  private static EvidenceRequest request() {
    return new EvidenceRequest(LinkBed.FORWARD, 16 * 1024 * 1024, Verdict.EQUAL);
  }

  private static String allSubscriptions(String what) {
    return "select pglogical.alter_subscription_%s(sub_name) from pglogical.subscription"
        .formatted(what);
  }
}
