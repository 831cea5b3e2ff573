package io.beltline.activities.validation;

import static io.beltline.activities.replication.LinkBed.FORWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.changes.ChangeSlot;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The log of changes with more than one reader, with none, and with a server that refuses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeLogReadersTest {
  private static final String SLOT = "beltline_dc1_shop_fwd_log";
  private static final long LITTLE = 1 << 20;
  private static final String END_READER =
      """
      select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '%1$s' and active;
      do $$ begin while exists (select from pg_replication_slots where slot_name = '%1$s' and active) loop end loop; end $$
      """
          .formatted(SLOT);

  private ChangedRowsBed bed;

  @BeforeAll
  void startReplication() {
    bed = new ChangedRowsBed(new ChangeFeeds(), new ChangeFeeds(LITTLE));
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
  void aWorkerWhoseStreamAnotherOneHasTakenGoesOnReading() {
    assertTrue(bed.green().green());
    update(1, "first");
    assertEquals(1, bed.fenceAndCompare(FORWARD).rows());
    bed.run(Side.SOURCE, "truncate beltline.fence cascade");
    update(2, "second");
    assertTrue(bed.green().green());
    update(3, "third");
    assertEquals(Verdict.EQUAL, bed.fenceAndCompare(FORWARD).verdict());
  }

  @Test
  void aStreamThatTheServerHasEndedIsOpenedAnewBehindTheFence() {
    bed.run(Side.SOURCE, END_READER);
    update(4, "fourth");
    bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 4");
    assertEquals("id=4", bed.fenceAndCompare(FORWARD).differences().get(0).key());

    bed.run(Side.SOURCE, END_READER);
    bed.harm(Side.DESTINATION, "update ledger set v = 'fourth' where id = 4");
    assertEquals(Verdict.EQUAL, bed.compareBehindTheFence(FORWARD).verdict());
  }

  @Test
  void aLogThatKeepsTooMuchIsGivenUpAndAllRowsAreComparedAgain() throws Exception {
    update(5, "fifth");
    bed.harm(Side.DESTINATION, "update ledger set v = 'harmed' where id = 5");
    String what = bed.differing();
    String said;
    try {
      bed.run(
          Side.SOURCE,
          "select pg_logical_emit_message(false, 'much', repeat('x', %d))".formatted(2 * LITTLE));
      letTheLinkGoAhead();
      said = bed.said("following what changed kept ");
    } finally {
      bed.harm(Side.DESTINATION, "update ledger set v = 'fifth' where id = 5");
    }
    assertEquals("rows that changed do not agree: public.ledger id=5 is CHANGED", what);
    assertTrue(said.endsWith(" bytes of log, and was given up"), said);
    assertTrue(bed.greenAtLast().green());
  }

  @Test
  void whoRefusesTheSlotIsKnownByTheSqlState() throws SQLException {
    try (Connection source = bed.link.bed().connect(Side.SOURCE);
        Statement statement = source.createStatement()) {
      assertRefused(statement, "select pg_create_logical_replication_slot('refused', 'not_there')");
      statement.execute("create role nobody_else; set role nobody_else");
      assertRefused(
          statement,
          "select pg_create_logical_replication_slot('refused', '%s')"
              .formatted(ChangeSlot.PLUGIN));
      statement.execute("reset role; drop role nobody_else");
      String fill =
          "do $$ begin for n in 1 .. 100 loop perform pg_create_physical_replication_slot('taken_' || n); end loop; end $$";
      assertRefused(statement, fill);
      assertFalse(bed.hasSlot(Side.SOURCE, "refused"));
    } finally {
      bed.run(
          Side.SOURCE,
          "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name like 'taken%'");
    }
  }

  private void update(int id, String value) {
    bed.run(Side.SOURCE, "update ledger set v = '%s' where id = %d".formatted(value, id));
    bed.link.await(value, Side.DESTINATION, "select v from ledger where id = %d".formatted(id));
  }

  /** Its slot needs no log of before a checkpoint during which no transaction ran. */
  private void letTheLinkGoAhead() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String ahead =
        """
        select not exists (select from pg_replication_slots s, pg_replication_slots link
                            where s.slot_name = '%s' and link.slot_name like 'pgl%%' and link.restart_lsn - s.restart_lsn <= %d)
        """
            .formatted(SLOT, LITTLE);
    do {
      bed.run(Side.SOURCE, "checkpoint; update beltline.marker set sent_at = now()");
      assertTrue(System.nanoTime() < deadline);
    } while (!"t".equals(bed.link.value(Side.SOURCE, ahead)));
  }

  private static void assertRefused(Statement statement, String sql) {
    SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(sql));
    assertTrue(ChangeSlot.isRefusedBy(refusal), refusal.getSQLState());
  }
}
