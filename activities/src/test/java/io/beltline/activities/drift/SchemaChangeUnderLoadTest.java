package io.beltline.activities.drift;

import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.replication.LinkActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
import io.beltline.activities.schema.AdoptionActivitiesImpl;
import io.beltline.activities.validation.ValidationActivitiesImpl;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.schema.Adoption;
import io.beltline.workflows.schema.AdoptionActivities;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
  private AdoptionActivities adoption;
  private LinkActivities looks;
  private ValidationActivities validation;
  private Writers writers;

  @BeforeAll
  void linkBothWays() throws SQLException {
    links = LinkBed.start();
    bed = links.bed();
    evidence = bed.lasting(EvidenceActivities.class, EvidenceActivitiesImpl::new);
    adoption = bed.lasting(AdoptionActivities.class, AdoptionActivitiesImpl::new);
    looks = bed.lasting(LinkActivities.class, LinkActivitiesImpl::new);
    validation = bed.lasting(ValidationActivities.class, ValidationActivitiesImpl::new);
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

  @AfterAll
  void nothingIsLeft() {
    writers.close();
    links.steps().removeReplication(LinkBed.FORWARD, links.baseline);
    links.assertNothingIsLeft();
    links.close();
  }

  @Test
  void aLongStepTellsWhatWasChangedMeanwhile() throws Exception {
    bed.run(DESTINATION, allSubscriptions("disable"));
    told.clear();
    CompletableFuture<?> waiting =
        CompletableFuture.supplyAsync(() -> links.steps().awaitReady(LinkBed.FORWARD));
    try {
      awaitTold(progress -> !progress.summary().isEmpty());
      bed.run(SOURCE, "create index late on orders (what); alter table measured add note text");
      awaitTold(
          progress ->
              progress
                  .summary()
                  .matches(
                      ".*; the source's schema was changed:"
                          + " index public.late was added by postgres with CREATE INDEX at [-0-9]+ [:0-9]+ UTC,"
                          + " column public.measured.note was added by postgres with ALTER TABLE at .*,"
                          + " column public.measured_1.note was added.*"));
      bed.run(SOURCE, "drop index late; alter table measured drop note");
      awaitTold(progress -> !progress.summary().contains("schema"));
    } finally {
      bed.run(DESTINATION, allSubscriptions("enable"));
    }
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void theGateIsRedAndSaysWhatWasChangedUntilBothSidesHaveIt() throws Exception {
    bed.run(SOURCE, "create index later on orders (what)");
    told.clear();
    CompletableFuture<Evidence> waiting =
        CompletableFuture.supplyAsync(() -> evidence.awaitGreenEvidence(request()));
    try {
      awaitTold(
          progress ->
              progress
                  .summary()
                  .matches(
                      ".*; schema changes: on the source since the schema was taken:"
                          + " index public.later was added by postgres with CREATE INDEX at .*"));
    } finally {
      bed.run(DESTINATION, "create index later on orders (what)");
    }
    assertTrue(waiting.get(20, TimeUnit.SECONDS).green());
    try (Connection source = bed.connect(SOURCE)) {
      assertEquals(
          Optional.of(CatalogMark.of(source)), CatalogMark.noted(source, CatalogMark.Moment.EQUAL));
    }
    bed.run(SOURCE, "drop index later");
    bed.run(DESTINATION, "drop index later");
  }

  @Test
  void whatWasChangedIsAdoptedInTheRightOrderWithItsRows() {
    bed.run(
        SOURCE,
        """
        alter table orders add note text not null default 'none', add marked timestamptz default now();
        alter table orders alter note set default 'other';
        alter table "Odd"."Name" drop "C";
        create index by_note on orders (note);
        create function twice(int) returns int language sql as 'select $1 * 2';
        create table fresh (id serial primary key, v text collate "C" default 'x', order_id int references orders);
        create unique index fresh_once on fresh (v, id) where twice(id) > 0;
        insert into fresh (order_id) select g from generate_series(1, 100) g;
        create table measured_2 partition of measured for values from ('2021-01-01') to ('2022-01-01');
        insert into measured values (1, '2021-05-05');
        grant select on fresh to public
        """);
    Adoption needed = adoption.adoptSchema(StepBed.PAIR, false);
    assertTrue(
        needed.adopted().contains("column public.orders.note is missing on the destination"),
        needed.toString());
    assertTrue(
        needed.left().contains("column \"Odd\".\"Name\".\"C\" is on the destination only"),
        needed.toString());
    links.steps().ensureLink(LinkBed.FORWARD, InitialData.COPIED);
    links.steps().awaitReady(LinkBed.FORWARD);
    looks.catchUp(LinkBed.FORWARD);
    assertTrue(needed.rowsGotColumns());
    Adoption rest = adoption.adoptSchema(StepBed.PAIR, true);
    assertEquals(List.of(), rest.left());
    assertFalse(rest.rowsGotColumns(), rest.toString());
    links.steps().ensureLink(LinkBed.BACK, InitialData.PRESENT);

    assertTrue(evidence.awaitGreenEvidence(request()).green());
    ValidationReport rows =
        validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
    assertEquals(Verdict.EQUAL, rows.verdict(), rows.toString());
    assertEquals("100", links.value(DESTINATION, "select count(*) from fresh"));
    assertEquals("2", links.value(DESTINATION, "select count(*) from measured where id = 1"));
  }

  @Test
  void whatCannotBeAdoptedIsNamed() {
    bed.run(
        SOURCE,
        "alter table measured add kept int; alter table \"Odd\".\"Name\" alter a type bigint");
    assertEquals(
        List.of(
            "column \"Odd\".\"Name\".a differs: type: bigint on the source, integer on the destination"),
        adoption.adoptSchema(StepBed.PAIR, true).left());
    bed.run(DESTINATION, "alter table \"Odd\".\"Name\" alter a type bigint");
    assertEquals(
        new Adoption(List.of(), List.of(), false), adoption.adoptSchema(StepBed.PAIR, true));
  }

  /** Somebody who may change nothing of Beltline's, and whose statements must never suffer. */
  @Test
  void whoChangedWhatIsWrittenDownAndNeverAnApplicationsConcern() throws SQLException {
    bed.run(
        SOURCE,
        "create role owner_of_some login password 'x'; create schema theirs authorization owner_of_some");
    try (Connection session =
            bed.servers().source().connect(StepBed.PAIR.db(), "owner_of_some", "x");
        Statement statement = session.createStatement()) {
      statement.execute("create table theirs.t (id int primary key, v text)");
      statement.execute("alter table theirs.t drop column v");
      statement.execute("create temp table passing (id int)");
      statement.execute("drop table passing");
      session.setAutoCommit(false);
      try (Connection blocker = bed.connect(SOURCE)) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table beltline.ddl_log");
        statement.execute("create table theirs.unnoticed (id int)");
        session.commit();
      }
      assertEquals(
          List.of(
              "owner_of_some CREATE TABLE theirs.t",
              "owner_of_some CREATE INDEX theirs.t_pkey",
              "owner_of_some ALTER TABLE theirs.t.v",
              "owner_of_some ALTER TABLE theirs.t"),
          bed.strings(
              SOURCE,
              """
              select concat_ws(' ', role, tag, identity)
                from beltline.ddl_log where role = 'owner_of_some' order by at
              """));
    } finally {
      bed.run(SOURCE, "drop schema theirs cascade; drop role owner_of_some");
    }
  }

  private void awaitTold(Predicate<Progress> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Progress latest = null;
    while (System.nanoTime() < deadline) {
      latest = told.poll(1, TimeUnit.SECONDS);
      if (latest != null && wanted.test(latest)) {
        return;
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
