package io.beltline.activities.validation;

import static io.beltline.activities.replication.LinkBed.BACK;
import static io.beltline.activities.replication.LinkBed.FORWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.ReplicationActivities;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is compared behind the fence: whatever changed since all rows were compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedRowsTest {
  private static final String SLOT = "beltline_dc1_shop_fwd_log";
  private static final ComparisonOptions SLOWLY = new ComparisonOptions(100_000, 1, 10, false);

  private ChangedRowsBed bed;

  @BeforeAll
  void startReplication() {
    bed = ChangedRowsBed.start();
  }

  @AfterAll
  void leaveNothing() {
    bed.close();
  }

  @BeforeEach
  void compareAllRows() {
    bed.compareAllRows(FORWARD);
  }

  @Test
  void anOldRowThatArrivedWronglyIsFoundBehindTheFence() {
    bed.run(Side.SOURCE, "update ledger set v = 'new' where id in (1, 2)");
    bed.link.await("new", Side.DESTINATION, "select v from ledger where id = 2");
    bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 1");

    ValidationReport report = bed.fenceAndCompare(FORWARD);

    assertEquals(
        List.of(new Difference("public.ledger", "id=1", Kind.CHANGED, List.of("v"))),
        report.differences());
    assertEquals(2, report.rows());

    bed.harm(Side.DESTINATION, "update ledger set v = 'new' where id = 1");
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void everyKindOfChangeIsLookedAt() {
    bed.run(
        Side.SOURCE,
        """
            delete from ledger where id = 29010; insert into ledger values (29010, 'again'); delete from ledger where id = 29011;
            update ledger set id = 99999 where id = 29012; insert into ledger values (99998, 'new');
            update "Odd"."It's" set n = 2.50; update measured set day = '2021-03-03' where id = 2
            """);
    bed.link.await("new", Side.DESTINATION, "select v from ledger where id = 99998");
    bed.link.await("2.50", Side.DESTINATION, "select n from \"Odd\".\"It's\"");
    bed.link.await("1", Side.DESTINATION, "select count(*) from measured_2");
    bed.harm(
        Side.DESTINATION,
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
        bed.fenceAndCompare(FORWARD).differences().stream()
            .map(
                one ->
                    new Difference(
                        one.table().replace("\"", ""), one.key(), one.kind(), one.columns()))
            .sorted(Comparator.comparing(Difference::table).thenComparing(Difference::key))
            .toList());

    bed.harm(
        Side.DESTINATION,
        """
                insert into ledger values (29010, 'again'), (99998, 'new'), (99999, 'v29012'); delete from ledger where id in (29011, 29012);
                update "Odd"."It's" set big = repeat('x', 9000); update measured set day = '2021-03-03' where id = 2
                """);
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void ofATableThatWasEmptiedAllRowsAreCompared() throws Exception {
    bed.run(Side.SOURCE, "truncate emptied; insert into emptied values (7)");
    bed.link.await("7", Side.DESTINATION, "select sum(id) from emptied");
    bed.harm(Side.DESTINATION, "insert into emptied values (50)");

    assertEquals(
        List.of(
            new Difference(
                "public.emptied",
                "all of it; 1 rows on the provider, 2 on the subscriber",
                Kind.EXTRA,
                List.of())),
        bed.fenceAndCompare(FORWARD).differences());
    assertEquals("rows that changed do not agree: public.emptied id=50 is EXTRA", bed.differing());

    bed.harm(Side.DESTINATION, "delete from emptied where id = 50");
    assertTrue(bed.greenAtLast().green());
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void whatIsMoreThanFitsIsLookedUpPieceByPiece() {
    bed.run(Side.SOURCE, "update ledger set v = v || '.' where id <= 25000");
    bed.link.await("v25000.", Side.DESTINATION, "select v from ledger where id = 25000");
    bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 24999");

    ValidationReport report = bed.fenceAndCompare(FORWARD);
    assertEquals("id=24999", report.differences().get(0).key());
    assertEquals(1, report.differences().size());
    assertTrue(report.rows() >= 25_000, report.toString());

    bed.harm(Side.DESTINATION, "update ledger set v = 'v24999.' where id = 24999");
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void atTheGateChangedRowsAreFollowedUntilTheyAgreeAndTheLogIsLetGo() throws Exception {
    bed.run(Side.SOURCE, "update ledger set v = 'harmed' where id = 100");
    bed.link.await("harmed", Side.DESTINATION, "select v from ledger where id = 100");
    bed.harm(Side.DESTINATION, "update ledger set v = 'x' where id = 100");

    assertEquals(
        "rows that changed do not agree: public.ledger id=100 is CHANGED", bed.differing());

    bed.run(Side.SOURCE, "update ledger set v = 'v100' where id = 100");
    assertTrue(bed.greenAtLast().green());
    bed.run(Side.SOURCE, "update ledger set v = v where id <= 12000");
    String end = bed.link.value(Side.SOURCE, "select pg_current_wal_flush_lsn()");
    bed.green();
    bed.green();
    assertEquals(
        "t",
        bed.link.value(
            Side.SOURCE,
            "select confirmed_flush_lsn >= '%s' from pg_replication_slots where slot_name = '%s'"
                .formatted(end, SLOT)));
    ValidationReport behind = bed.fenceAndCompare(FORWARD);
    assertEquals(Verdict.EQUAL, behind.verdict());
    assertEquals(0, behind.rows());
  }

  @Test
  void whatIsNotAppliedYetIsLeftInTheLog() throws SQLException {
    try (Connection blocker = bed.link.bed().connect(Side.DESTINATION);
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("lock table ledger in share mode");
      bed.run(Side.SOURCE, "update ledger set v = 'late' where id = 200");
      String said = ChangedRowsBed.changedRows(bed.green()).detail();
      assertTrue(said.startsWith("0 rows changed a moment ago"), said);
    }
    bed.link.await("late", Side.DESTINATION, "select v from ledger where id = 200");
    assertEquals(1, bed.fenceAndCompare(FORWARD).rows());
  }

  @Test
  void aLostLogMeansThatAllRowsAreComparedAgain() {
    bed.run(
        Side.SOURCE,
        """
            select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '%1$s' and active;
            do $$ begin while exists (select from pg_replication_slots where slot_name = '%1$s' and active) loop end loop; end $$;
            select pg_drop_replication_slot('%1$s')
            """
            .formatted(SLOT));

    ValidationReport unknown = bed.fenceAndCompare(FORWARD);
    assertEquals(Verdict.COULD_NOT_VERIFY, unknown.verdict());
    assertEquals(
        List.of("it is not known what changed since all rows were compared"), unknown.unverified());

    assertTrue(bed.green().green());
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void withAnotherLogTheComparisonThatWasBrokenOffDoesNotGoOn() {
    bed.run(Side.SOURCE, "update ledger set v = 'known' where id = 3");
    bed.link.await("known", Side.DESTINATION, "select v from ledger where id = 3");
    CompletableFuture<ValidationReport> broken =
        CompletableFuture.supplyAsync(
            () -> bed.validation.validateAll(FORWARD.pair(), FORWARD.direction(), SLOWLY));
    bed.link.await(
        "1",
        Side.DESTINATION,
        "select count(*) from beltline.compared_table where table_name = 'ledger' and row_count > 100");
    bed.run(
        Side.DESTINATION,
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name like 'beltline:%:ValidateAll#%'");
    assertThrows(CompletionException.class, broken::join);
    bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 3");

    assertEquals(
        List.of(new Difference("public.ledger", "id=3", Kind.CHANGED, List.of("v"))),
        bed.validation
            .validateAll(FORWARD.pair(), FORWARD.direction(), ComparisonOptions.NONE)
            .differences());

    bed.harm(Side.DESTINATION, "update ledger set v = 'known' where id = 3");
  }

  @Test
  void aTableThatCameLaterIsNotTakenForCompared() {
    assertNotCompared(
        "later",
        "create table later (id int primary key); insert into later values (1)",
        "drop table later");
  }

  @Test
  void rowsThatBothSidesFilledByThemselvesAreComparedAgain() {
    assertNotCompared(
        "emptied",
        "alter table emptied add column made timestamptz default now()",
        "alter table emptied drop column made");
  }

  private void assertNotCompared(String table, String change, String undo) {
    List.of(Side.values()).forEach(side -> bed.run(side, change));
    try {
      ValidationReport report = bed.fenceAndCompare(FORWARD);
      assertEquals(
          List.of(
              "table public.%s was made or altered after all rows were compared".formatted(table)),
          report.unverified());
      assertEquals(Verdict.COULD_NOT_VERIFY, report.verdict());
    } finally {
      List.of(Side.values()).forEach(side -> bed.run(side, undo));
    }
  }

  @Test
  void theWayBackIsFollowedLikewise() {
    ReplicationActivities replication = bed.link.steps();
    replication.awaitReady(BACK);
    String newest = bed.compareBehindTheFence(BACK).scope();
    assertTrue(newest.startsWith("the newest "), newest);
    bed.compareAllRows(BACK);
    bed.run(Side.DESTINATION, "update ledger set v = 'back' where id in (5, 6)");
    bed.link.await("back", Side.SOURCE, "select v from ledger where id = 6");
    bed.harm(Side.SOURCE, "update ledger set v = 'harmed' where id = 5");

    ValidationReport report = bed.fenceAndCompare(BACK);

    assertEquals(
        List.of(new Difference("public.ledger", "id=5", Kind.CHANGED, List.of("v"))),
        report.differences());
    assertEquals(2, report.rows());
    bed.harm(Side.SOURCE, "update ledger set v = 'back' where id = 5");
    assertTrue(bed.hasSlot(Side.DESTINATION, "beltline_dc1_shop_back_log"));
    replication.removeLink(BACK);
    assertFalse(bed.hasSlot(Side.DESTINATION, "beltline_dc1_shop_back_log"));
    replication.ensureLink(BACK, InitialData.PRESENT);
  }

  @Test
  void whereNoSlotIsFreeTheNewestRowsAreComparedAndThatIsSaid() {
    bed.run(
        Side.SOURCE,
        """
            select pg_create_physical_replication_slot('taken_' || n)
              from generate_series(1, current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)) n
            """);
    try {
      compareAllRows();
      assertFalse(bed.hasSlot(Side.SOURCE, SLOT));
      String why = "1 of max_replication_slots are free, and a table that is copied anew takes one";
      assertEquals(
          "behind the fence the newest rows alone will be compared, because what changes cannot be followed: "
              + why,
          ChangedRowsBed.changedRows(bed.green()).detail());
      bed.run(Side.SOURCE, "update ledger set v = 'harmed' where id = 30000");
      bed.link.await("harmed", Side.DESTINATION, "select v from ledger where id = 30000");
      bed.harm(Side.DESTINATION, "update ledger set v = 'x' where id = 30000");
      ValidationReport report = bed.fenceAndCompare(FORWARD);
      assertTrue(
          report.scope().endsWith("; what changed could not be followed: " + why), report.scope());
      assertEquals("id=30000", report.differences().get(0).key());
    } finally {
      bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 30000");
      bed.run(
          Side.SOURCE,
          "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name like 'taken%'");
    }
  }
}
