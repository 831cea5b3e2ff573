package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.evidence.EvidenceActivitiesImpl;
import io.beltline.activities.replication.LinkBed;
import io.beltline.workflows.evidence.Evidence;
import io.beltline.workflows.evidence.Evidence.Check;
import io.beltline.workflows.evidence.EvidenceActivities;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is compared behind the fence: whatever changed since all rows were compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedRowsTest {
  private static final String SLOT = "beltline_dc1_shop_fwd_log";

  private static final Givens NOTED_AT_ONCE =
      new Givens(Patience.DEFAULT, RowHash::knownTo, Duration.ZERO, () -> "the same");
  private static final ComparisonOptions SLOWLY = new ComparisonOptions(100_000, 1, 10, false);

  private LinkBed link;
  private ValidationActivities validation;
  private EvidenceActivities evidence;
  private final LinkedBlockingQueue<Evidence> seen = new LinkedBlockingQueue<>();
  private CompletableFuture<Evidence> untilGreen = new CompletableFuture<>();

  @BeforeAll
  void startReplication() {
    link = LinkBed.start();
    String tables =
        """
        create table ledger (id bigint primary key, v text);
        create table "Odd"."It's" ("the key" text, n numeric, big text not null, primary key ("the key", n));
        alter table "Odd"."It's" alter column big set storage external;
        create table emptied (id int primary key);
        create table measured_2 partition of measured for values from ('2021-01-01') to ('2022-01-01');
        """;
    link.bed().run(Side.DESTINATION, tables);
    for (Side side : Side.values()) {
      link.bed().run(side, "select pg_replication_origin_create('harm')");
    }
    link.bed()
        .run(
            Side.SOURCE,
            tables
                + """
                insert into ledger select i, 'v' || i from generate_series(1, 30000) i;
                insert into "Odd"."It's" values ('it''s "ä"', 1.50, repeat('x', 9000));
                insert into emptied select generate_series(1, 100);
                insert into measured values (2, '2020-03-03');
                analyze
                """);
    var feeds = new ChangeFeeds();
    validation =
        link.bed()
            .lasting(
                ValidationActivities.class,
                steps -> new ValidationActivitiesImpl(steps, feeds, NOTED_AT_ONCE));
    evidence =
        link.bed()
            .lasting(EvidenceActivities.class, steps -> new EvidenceActivitiesImpl(steps, feeds));
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

  @AfterAll
  void leaveNothing() {
    link.steps().removeReplication(LinkBed.FORWARD, link.baseline);
    link.assertNothingIsLeft();
    link.close();
  }

  @BeforeEach
  void compareAllRows() {
    for (Side side : Side.values()) {
      link.bed().run(side, "truncate beltline.fence cascade");
    }
    ValidationReport report =
        validation.validateAll(LinkBed.FORWARD.pair(), Direction.FORWARD, ComparisonOptions.NONE);

    assertEquals(List.of(), report.differences());
    assertEquals(Verdict.EQUAL, report.verdict(), report.toString());
  }

  @Test
  void anOldRowThatArrivedWronglyIsFoundBehindTheFence() {
    link.bed().run(Side.SOURCE, "update ledger set v = 'new' where id in (1, 2)");
    link.await("new", Side.DESTINATION, "select v from ledger where id = 2");
    harm("update ledger set v = 'harmed' where id = 1");

    ValidationReport report = fenceAndCompare();

    assertEquals(
        List.of(new Difference("public.ledger", "id=1", Kind.CHANGED, List.of("v"))),
        report.differences());
    assertEquals(2, report.rows());

    harm("update ledger set v = 'new' where id = 1");
    assertEquals(Verdict.EQUAL, compareBehindTheFence().verdict());
  }

  @Test
  void everyKindOfChangeIsLookedAt() {
    link.bed()
        .run(
            Side.SOURCE,
            """
            delete from ledger where id = 29010; insert into ledger values (29010, 'again'); delete from ledger where id = 29011;
            update ledger set id = 99999 where id = 29012; insert into ledger values (99998, 'new');
            update "Odd"."It's" set n = 2.50; update measured set day = '2021-03-03' where id = 2
            """);
    link.await("new", Side.DESTINATION, "select v from ledger where id = 99998");
    link.await("2.50", Side.DESTINATION, "select n from \"Odd\".\"It's\"");
    link.await("1", Side.DESTINATION, "select count(*) from measured_2");
    harm(
        """
                delete from ledger where id in (29010, 99998, 99999); insert into ledger values (29011, 'v29011'), (29012, 'v29012');
                update "Odd"."It's" set big = 'small'; update measured set day = '2020-03-03' where id = 2
                """);

    assertEquals(
        List.of(
            new Difference("Odd.It's", "the key=it's \"ä\", n=2.50", Kind.CHANGED, List.of("big")),
            new Difference("public.ledger", "id=29010", Kind.MISSING, List.of()),
            new Difference("public.ledger", "id=29011", Kind.EXTRA, List.of()),
            new Difference("public.ledger", "id=29012", Kind.EXTRA, List.of()),
            new Difference("public.ledger", "id=99998", Kind.MISSING, List.of()),
            new Difference("public.ledger", "id=99999", Kind.MISSING, List.of()),
            new Difference("public.measured_1", "id=2, day=2020-03-03", Kind.EXTRA, List.of()),
            new Difference("public.measured_2", "id=2, day=2021-03-03", Kind.MISSING, List.of())),
        fenceAndCompare().differences().stream()
            .map(
                one ->
                    new Difference(
                        one.table().replace("\"", ""), one.key(), one.kind(), one.columns()))
            .sorted(Comparator.comparing(Difference::table).thenComparing(Difference::key))
            .toList());

    harm(
        """
                insert into ledger values (29010, 'again'), (99998, 'new'), (99999, 'v29012'); delete from ledger where id in (29011, 29012);
                update "Odd"."It's" set big = repeat('x', 9000); update measured set day = '2021-03-03' where id = 2
                """);
    assertEquals(Verdict.EQUAL, compareBehindTheFence().verdict());
  }

  @Test
  void ofATableThatWasEmptiedAllRowsAreCompared() throws Exception {
    link.bed().run(Side.SOURCE, "truncate emptied; insert into emptied values (7)");
    link.await("7", Side.DESTINATION, "select sum(id) from emptied");
    harm("insert into emptied values (50)");

    assertEquals(
        List.of(
            new Difference(
                "public.emptied",
                "all of it; 1 rows on the provider, 2 on the subscriber",
                Kind.EXTRA,
                List.of())),
        fenceAndCompare().differences());
    assertEquals("rows that changed do not agree: public.emptied id=50 is EXTRA", differing());

    harm("delete from emptied where id = 50");
    assertTrue(untilGreen.get(20, TimeUnit.SECONDS).green());
    assertEquals(Verdict.EQUAL, compareBehindTheFence().verdict());
  }

  @Test
  void whatIsMoreThanFitsIsLookedUpPieceByPiece() {
    link.bed().run(Side.SOURCE, "update ledger set v = v || '.' where id <= 25000");
    link.await("v25000.", Side.DESTINATION, "select v from ledger where id = 25000");
    harm("update ledger set v = 'harmed' where id = 24999");

    ValidationReport report = fenceAndCompare();
    assertEquals("id=24999", report.differences().get(0).key());
    assertEquals(1, report.differences().size());
    assertTrue(report.rows() >= 25_000, report.toString());

    harm("update ledger set v = 'v24999.' where id = 24999");
    assertEquals(Verdict.EQUAL, compareBehindTheFence().verdict());
  }

  @Test
  void atTheGateChangedRowsAreFollowedUntilTheyAgreeAndTheLogIsLetGo() throws Exception {
    link.bed().run(Side.SOURCE, "update ledger set v = 'harmed' where id = 100");
    link.await("harmed", Side.DESTINATION, "select v from ledger where id = 100");
    harm("update ledger set v = 'x' where id = 100");

    assertEquals("rows that changed do not agree: public.ledger id=100 is CHANGED", differing());

    link.bed().run(Side.SOURCE, "update ledger set v = 'v100' where id = 100");
    assertTrue(untilGreen.get(20, TimeUnit.SECONDS).green());
    link.bed().run(Side.SOURCE, "update ledger set v = v");
    String end = link.value(Side.SOURCE, "select pg_current_wal_flush_lsn()");
    evidence.awaitGreenEvidence(request());
    evidence.awaitGreenEvidence(request());
    assertEquals(
        "t",
        link.value(
            Side.SOURCE,
            "select confirmed_flush_lsn >= '%s' from pg_replication_slots where slot_name = '%s'"
                .formatted(end, SLOT)));
    ValidationReport behind = fenceAndCompare();
    assertEquals(Verdict.EQUAL, behind.verdict());
    assertEquals(0, behind.rows());
  }

  @Test
  void aLostLogMeansThatAllRowsAreComparedAgain() {
    link.bed()
        .run(
            Side.SOURCE,
            """
            select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '%1$s' and active;
            do $$ begin while exists (select from pg_replication_slots where slot_name = '%1$s' and active) loop end loop; end $$;
            select pg_drop_replication_slot('%1$s')
            """
                .formatted(SLOT));

    ValidationReport unknown = fenceAndCompare();
    assertEquals(Verdict.COULD_NOT_VERIFY, unknown.verdict());
    assertEquals(
        List.of("it is not known what changed since all rows were compared"), unknown.unverified());

    assertTrue(evidence.awaitGreenEvidence(request()).green());
    assertEquals(Verdict.EQUAL, compareBehindTheFence().verdict());
  }

  @Test
  void withAnotherLogTheComparisonThatWasBrokenOffDoesNotGoOn() {
    link.bed().run(Side.SOURCE, "update ledger set v = 'known' where id = 3");
    link.await("known", Side.DESTINATION, "select v from ledger where id = 3");
    CompletableFuture<ValidationReport> broken =
        CompletableFuture.supplyAsync(
            () -> validation.validateAll(LinkBed.FORWARD.pair(), Direction.FORWARD, SLOWLY));
    link.await(
        "1",
        Side.DESTINATION,
        "select count(*) from beltline.compared_table where table_name = 'ledger' and row_count > 100");
    link.bed()
        .run(
            Side.DESTINATION,
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name like 'beltline:%:ValidateAll#%'");
    assertThrows(CompletionException.class, broken::join);
    harm("update ledger set v = 'harmed' where id = 3");

    assertEquals(
        List.of(new Difference("public.ledger", "id=3", Kind.CHANGED, List.of("v"))),
        validation
            .validateAll(LinkBed.FORWARD.pair(), Direction.FORWARD, ComparisonOptions.NONE)
            .differences());

    harm("update ledger set v = 'known' where id = 3");
  }

  @Test
  void aTableThatCameLaterIsNotTakenForCompared() {
    for (Side side : Side.values()) {
      link.bed().run(side, "create table later (id int primary key); insert into later values (1)");
    }
    try {
      ValidationReport report = fenceAndCompare();
      assertEquals(
          List.of("table public.later was made or altered after all rows were compared"),
          report.unverified());
      assertEquals(Verdict.COULD_NOT_VERIFY, report.verdict());
    } finally {
      for (Side side : Side.values()) {
        link.bed().run(side, "drop table later");
      }
    }
  }

  @Test
  void rowsThatBothSidesFilledByThemselvesAreComparedAgain() {
    for (Side side : Side.values()) {
      link.bed().run(side, "alter table emptied add column made timestamptz default now()");
    }
    try {
      assertEquals(
          List.of("table public.emptied was made or altered after all rows were compared"),
          fenceAndCompare().unverified());
    } finally {
      for (Side side : Side.values()) {
        link.bed().run(side, "alter table emptied drop column made");
      }
    }
  }

  @Test
  void theWayBackIsFollowedLikewise() {
    ReplicationActivities replication = link.steps();
    replication.awaitReady(LinkBed.BACK);
    String newest = compareTheWayBack().scope();
    assertTrue(newest.startsWith("the newest "), newest);
    assertEquals(
        Verdict.EQUAL,
        validation
            .validateAll(LinkBed.BACK.pair(), Direction.BACK, ComparisonOptions.NONE)
            .verdict());
    link.bed().run(Side.DESTINATION, "update ledger set v = 'back' where id in (5, 6)");
    link.await("back", Side.SOURCE, "select v from ledger where id = 6");
    harm(Side.SOURCE, "update ledger set v = 'harmed' where id = 5");
    link.bed()
        .run(
            Side.DESTINATION,
            "insert into beltline.fence (fence_lsn) values (pg_current_wal_insert_lsn())");

    ValidationReport report = compareTheWayBack();

    assertEquals(
        List.of(new Difference("public.ledger", "id=5", Kind.CHANGED, List.of("v"))),
        report.differences());
    assertEquals(2, report.rows());
    harm(Side.SOURCE, "update ledger set v = 'back' where id = 5");
    replication.removeLink(LinkBed.BACK);
    assertEquals(
        "0",
        link.value(
            Side.DESTINATION,
            "select count(*) from pg_replication_slots where slot_name = 'beltline_dc1_shop_back_log'"));
    replication.ensureLink(LinkBed.BACK, InitialData.PRESENT);
  }

  @Test
  void whereNoSlotIsFreeTheNewestRowsAreComparedAndThatIsSaid() {
    link.bed()
        .run(
            Side.SOURCE,
            """
            select pg_create_physical_replication_slot('taken_' || n)
              from generate_series(1, current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)) n
            """);
    try {
      compareAllRows();
      assertEquals(
          "0",
          link.value(
              Side.SOURCE,
              "select count(*) from pg_replication_slots where slot_name = '" + SLOT + "'"));
      String why = "1 of max_replication_slots are free, and a table that is copied anew takes one";
      Check check =
          evidence.awaitGreenEvidence(request()).checks().stream()
              .filter(one -> one.name().equals("changed rows"))
              .findFirst()
              .orElseThrow();
      assertEquals(
          "behind the fence the newest rows alone will be compared, because what changes cannot be followed: "
              + why,
          check.detail());
      link.bed().run(Side.SOURCE, "update ledger set v = 'harmed' where id = 30000");
      link.await("harmed", Side.DESTINATION, "select v from ledger where id = 30000");
      harm("update ledger set v = 'x' where id = 30000");
      ValidationReport report = fenceAndCompare();
      assertTrue(
          report.scope().endsWith("; what changed could not be followed: " + why), report.scope());
      assertEquals("id=30000", report.differences().get(0).key());
    } finally {
      harm("update ledger set v = 'harmed' where id = 30000");
      link.bed()
          .run(
              Side.SOURCE,
              "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name like 'taken%'");
    }
  }

  private ValidationReport compareTheWayBack() {
    return validation.validateReplicated(LinkBed.BACK.pair(), Direction.BACK);
  }

  /** As an apply worker would that gets it wrong: no trigger, and no link brings it back. */
  private void harm(String statements) {
    harm(Side.DESTINATION, statements);
  }

  private void harm(Side side, String statements) {
    link.bed()
        .run(
            side,
            """
            select pg_replication_origin_session_setup('harm'); set session_replication_role = replica; %s;
            select pg_replication_origin_session_reset()
            """
                .formatted(statements));
  }

  private ValidationReport fenceAndCompare() {
    link.bed()
        .run(
            Side.SOURCE,
            "insert into beltline.fence (fence_lsn) values (pg_current_wal_insert_lsn())");
    return compareBehindTheFence();
  }

  private ValidationReport compareBehindTheFence() {
    return validation.validateReplicated(LinkBed.FORWARD.pair(), Direction.FORWARD);
  }

  /** What a step that looks until all is well says of them while they do not agree. */
  private String differing() throws InterruptedException {
    seen.clear();
    untilGreen = CompletableFuture.supplyAsync(() -> evidence.awaitGreenEvidence(request()));
    while (true) {
      Evidence look = Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS));
      Optional<Check> red =
          look.checks().stream()
              .filter(check -> check.detail().startsWith("rows that changed do not agree"))
              .findFirst();
      if (red.isPresent()) {
        return red.get().detail();
      }
    }
  }

  private static EvidenceRequest request() {
    return new EvidenceRequest(LinkBed.FORWARD, 1 << 20, Verdict.EQUAL);
  }
}
