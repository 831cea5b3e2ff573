package io.beltline.activities.stray;

import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.stray.StrayWrite;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Who writes on a fenced side is named; who only reads, replicates or writes later is not. */
class StrayWriteTest {

  private static StrayBed stray;

  @BeforeAll
  static void start() {
    stray = StrayBed.start();
  }

  @AfterAll
  static void stop() {
    stray.close();
  }

  @BeforeEach
  void fenceAndWatch() {
    stray.fenceAndWatch();
  }

  @AfterEach
  void open() {
    stray.open();
  }

  @Test
  void seesNothingOnAQuietSide() throws SQLException {
    try (Connection reader = stray.as("app")) {
      Query.of(reader, "select count(*) from public.orders").number();
      Query.of(reader, "explain delete from public.orders").run();
    }

    assertEquals(List.of(), stray.look());
  }

  @Test
  void aCrashMovesNoSequence() {
    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    stray.bed.run(SOURCE, "select nextval('public.orders_id_seq')");
    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);

    stray.bed.servers().source().kill();
    stray.bed.servers().source().start();

    assertEquals(List.of(), stray.look());
  }

  @Test
  void namesRoleAndTableOfEveryKindOfWriting() throws Exception {
    try (Connection writer = stray.as("app")) {
      Query.of(writer, "insert into public.orders values (1, 'x'), (2, 'y')").run();
      Query.of(writer, "update public.orders set what = 'z'").run();
      Query.of(writer, "delete from public.orders").run();
      Query.of(writer, "delete from public.orders").run();
      writer
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy public.lines from stdin", new StringReader(""));
      Query.of(writer, "truncate public.orders, public.lines").run();
    }

    List<StrayWrite> found = stray.look();
    assertEquals(
        List.of("ROWS app public.orders", "ROWS app public.lines"),
        StrayBed.named(found),
        found::toString);
    String detail = found.get(0).detail();
    assertTrue(
        detail.matches(
            "5 statements \\(insert, update, delete, truncate\\), first at [-0-9]{10} [:0-9]{8}, last at [-0-9]{10} [:0-9]{8} UTC"),
        detail);
    // The first of them is the foreign key's, because rows of orders were deleted.
    assertTrue(
        found.get(1).detail().startsWith("3 statements (delete, insert, truncate), "),
        found::toString);
  }

  @Test
  void whatWasRolledBackWasNotWritten() throws SQLException {
    try (Connection writer = stray.as("app")) {
      writer.setAutoCommit(false);
      Query.of(writer, "insert into public.orders values (1)").run();
      writer.rollback();
    }

    assertEquals(List.of(), stray.look());
  }

  @Test
  void namesThatAreHardToQuoteAreToldAsTheyAre() throws SQLException {
    try (Connection writer = stray.as("App \"Two\"")) {
      Query.of(writer, "insert into \"Odd \"\"Schema\"\"\".\"It's a Table\" values (1)").run();
      Query.of(writer, "select nextval('\"Odd \"\"Schema\"\"\".\"Seq \"\"uence\"\"\"')").run();
    }

    assertEquals(
        List.of(
            "ROWS App \"Two\" \"Odd \"\"Schema\"\"\".\"It's a Table\"",
            "SEQUENCE null \"Odd \"\"Schema\"\"\".\"Seq \"\"uence\"\"\""),
        StrayBed.named(stray.look()));
  }

  @Test
  void theTableThatIsNamedIsTheOneThatWasWrittenTo() throws SQLException {
    try (Connection writer = stray.as("app")) {
      Query.of(writer, "insert into public.measured values (1, '2020-02-02')").run();
      assertEquals(List.of("ROWS app public.measured"), StrayBed.named(stray.look()));
      Query.of(writer, "insert into public.measured_1 values (1, '2020-02-02')").run();
    }

    assertEquals(
        List.of("ROWS app public.measured", "ROWS app public.measured_1"),
        StrayBed.named(stray.look()));
  }

  @Test
  void copiesOfOursAndOtherReplicationAreNotStray() {
    stray.bed.run(
        SOURCE,
        "set session_replication_role = replica; insert into orders values (1); truncate orders, lines");

    assertEquals(List.of(), stray.look());
  }

  @Test
  void aLoginThatIsGivenBackAndItsSessionsAreFound() throws SQLException {
    stray.bed.run(SOURCE, "alter role app login; alter role team login");
    try (Connection session =
        stray.bed.servers().source().connect(StepBed.PAIR.db(), "app", "app")) {
      assertTrue(session.isValid(5));
      List<StrayWrite> found = stray.look();

      assertEquals(List.of("LOGIN app null", "SESSION app null"), StrayBed.named(found));
      String detail = found.get(1).detail();
      assertTrue(
          detail.matches("1 now, the oldest since [-0-9]{10} [:0-9]{8} UTC, from .+"), detail);
    } finally {
      stray.bed.run(SOURCE, "alter role team nologin");
    }
  }

  @Test
  void aSequenceThatWasMovedIsFoundUntilTheWatchBeginsAnew() {
    stray.bed.run(SOURCE, "select setval('orders_id_seq', 41, true)");
    List<StrayWrite> found = stray.look();
    assertEquals(List.of("SEQUENCE null public.orders_id_seq"), StrayBed.named(found));
    assertTrue(found.get(0).detail().endsWith(" to 41"), found::toString);

    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(1, stray.look().size());

    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    stray.bed.run(SOURCE, "select setval('orders_id_seq', 1000, false)");
    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of(), stray.look());
    stray.bed.run(SOURCE, "select nextval('orders_id_seq')");
    assertEquals("from 1000 (not drawn) to 1000", stray.look().get(0).detail());
  }
}
