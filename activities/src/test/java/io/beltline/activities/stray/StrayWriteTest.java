package io.beltline.activities.stray;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.fence.FenceActivitiesImpl;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWriteActivities;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.failure.ApplicationFailure;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Who writes on a fenced side is named; who only reads, replicates or writes later is not. */
class StrayWriteTest {
  private static final String SCHEMA =
      """
      create table orders (id serial primary key, what text);
      create table lines (order_id int references orders on delete cascade);
      create schema "Odd ""Schema""\";
      create table "Odd ""Schema""\"."It's a Table" (id int);
      create sequence "Odd ""Schema""\"."Seq ""uence""\";
      create table measured (id int, day date) partition by range (day);
      create table measured_1 partition of measured for values from ('2020-01-01') to ('2021-01-01');
      create role app login password 'app';
      create role "App ""Two""\" login;
      create role team nologin;
      grant usage on schema "Odd ""Schema""\" to public;
      grant all on all tables in schema public, "Odd ""Schema""\" to public;
      grant all on all sequences in schema public, "Odd ""Schema""\" to public;
      """;
  private static final String REMOVED = "not known, because somebody removed";

  private static StepBed bed;
  private static StrayWriteActivities steps;
  private static FenceActivities fence;
  private static InventoryActivities inventory;
  private static Baseline baseline;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    bed.run(SOURCE, SCHEMA);
    bed.run(DESTINATION, SCHEMA);
    steps = bed.lasting(StrayWriteActivities.class, StrayWriteActivitiesImpl::new);
    fence = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    inventory = bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
    baseline = inventory.takeBaseline(StepBed.PAIR);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void fenceAndWatch() {
    fence.fence(StepBed.PAIR, SOURCE);
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
  }

  @AfterEach
  void open() {
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    fence.unfence(StepBed.PAIR, SOURCE);
  }

  @Test
  void seesNothingOnAQuietSide() throws SQLException {
    try (Connection reader = as("app")) {
      Query.of(reader, "select count(*) from public.orders").number();
      Query.of(reader, "explain delete from public.orders").run();
    }

    assertEquals(List.of(), look());
  }

  @Test
  void aCrashMovesNoSequence() {
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    bed.run(SOURCE, "select nextval('public.orders_id_seq')");
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);

    bed.servers().source().kill();
    bed.servers().source().start();

    assertEquals(List.of(), look());
  }

  @Test
  void namesRoleAndTableOfEveryKindOfWriting() throws Exception {
    try (Connection writer = as("app")) {
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

    List<StrayWrite> found = look();
    assertEquals(
        List.of("ROWS app public.orders", "ROWS app public.lines"), named(found), found::toString);
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
    try (Connection writer = as("app")) {
      writer.setAutoCommit(false);
      Query.of(writer, "insert into public.orders values (1)").run();
      writer.rollback();
    }

    assertEquals(List.of(), look());
  }

  @Test
  void namesThatAreHardToQuoteAreToldAsTheyAre() throws SQLException {
    try (Connection writer = as("App \"Two\"")) {
      Query.of(writer, "insert into \"Odd \"\"Schema\"\"\".\"It's a Table\" values (1)").run();
      Query.of(writer, "select nextval('\"Odd \"\"Schema\"\"\".\"Seq \"\"uence\"\"\"')").run();
    }

    assertEquals(
        List.of(
            "ROWS App \"Two\" \"Odd \"\"Schema\"\"\".\"It's a Table\"",
            "SEQUENCE null \"Odd \"\"Schema\"\"\".\"Seq \"\"uence\"\"\""),
        named(look()));
  }

  @Test
  void theTableThatIsNamedIsTheOneThatWasWrittenTo() throws SQLException {
    try (Connection writer = as("app")) {
      Query.of(writer, "insert into public.measured values (1, '2020-02-02')").run();
      assertEquals(List.of("ROWS app public.measured"), named(look()));
      Query.of(writer, "insert into public.measured_1 values (1, '2020-02-02')").run();
    }

    assertEquals(List.of("ROWS app public.measured", "ROWS app public.measured_1"), named(look()));
  }

  @Test
  void copiesOfOursAndOtherReplicationAreNotStray() {
    bed.run(
        SOURCE,
        "set session_replication_role = replica; insert into orders values (1); truncate orders, lines");

    assertEquals(List.of(), look());
  }

  @Test
  void aLoginThatIsGivenBackAndItsSessionsAreFound() throws SQLException {
    bed.run(SOURCE, "alter role app login; alter role team login");
    try (Connection session = bed.servers().source().connect(StepBed.PAIR.db(), "app", "app")) {
      assertTrue(session.isValid(5));
      List<StrayWrite> found = look();

      assertEquals(List.of("LOGIN app null", "SESSION app null"), named(found));
      String detail = found.get(1).detail();
      assertTrue(
          detail.matches("1 now, the oldest since [-0-9]{10} [:0-9]{8} UTC, from .+"), detail);
    } finally {
      bed.run(SOURCE, "alter role team nologin");
    }
  }

  @Test
  void aSequenceThatWasMovedIsFoundUntilTheWatchBeginsAnew() {
    bed.run(SOURCE, "select setval('orders_id_seq', 41, true)");
    List<StrayWrite> found = look();
    assertEquals(List.of("SEQUENCE null public.orders_id_seq"), named(found));
    assertTrue(found.get(0).detail().endsWith(" to 41"), found::toString);

    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(1, look().size());

    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    bed.run(SOURCE, "select setval('orders_id_seq', 1000, false)");
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of(), look());
    bed.run(SOURCE, "select nextval('orders_id_seq')");
    assertEquals("from 1000 (not drawn) to 1000", look().get(0).detail());
  }

  @Test
  void whatWasNotedOutlivesASecondEnsureAndNotARemoval() throws SQLException {
    write("app");
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of("ROWS app public.orders"), named(look()));

    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    write("app");
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of(), look());
    write("app");
    assertTrue(look().get(0).detail().startsWith("1 statement (update), "));
  }

  @Test
  void removingAWatchThatNeverWasIsHarmless() {
    steps.removeStrayWatch(StepBed.PAIR, DESTINATION);
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
  }

  @Test
  void theSchemasAreTheSameWhileTheWatchIsUp() throws SQLException {
    try (Connection source = bed.connect(SOURCE);
        Connection destination = bed.connect(DESTINATION)) {
      for (Connection side : List.of(source, destination)) {
        Query.of(side, "set search_path = ''").run();
      }
      assertEquals(
          List.of(),
          SchemaComparison.compare(
              source, destination, new MigrationScope(Optional.empty(), List.of(), List.of())));
    }
  }

  @Test
  void aWatchIsALeftoverUntilItIsRemoved() throws SQLException {
    List<String> left = inventory.findLeftovers(StepBed.PAIR, baseline);
    assertTrue(
        left.contains("source: beltline trigger beltline_stray_write on public.orders"),
        left::toString);

    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(
        List.of("source: schema beltline"), inventory.findLeftovers(StepBed.PAIR, baseline));
    assertEquals(
        List.of("note"),
        bed.strings(SOURCE, "select 'note' where to_regproc('beltline.note_stray_write') is null"));

    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    fence.unfence(StepBed.PAIR, SOURCE);
    try (Connection root = bed.connect(SOURCE)) {
      BeltlineSchema.remove(root);
    }
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, baseline));
    write("app");
  }

  @Test
  void whoWritesAtTheSameTimeIsNeitherHeldUpNorRefused() throws SQLException {
    write("app");
    try (Connection one = as("app");
        Connection two = as("app")) {
      for (Connection each : List.of(one, two)) {
        Query.of(each, "set lock_timeout = '1s'").run();
        each.setAutoCommit(false);
        each.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Query.of(each, "select 1").number();
      }
      Query.of(one, "update public.orders set what = ''").run();
      Query.of(two, "update public.orders set what = ''").run();
      one.commit();
      Query.of(two, "update public.orders set what = ''").run();
      two.commit();
    }

    assertTrue(look().get(0).detail().startsWith("4 statements (update), "), look()::toString);
  }

  @Test
  void aTableThatSomebodyWritesToKeepsTheWatchOffOnlyAsLongAsThat() throws SQLException {
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    try (Connection writer = as("app")) {
      writer.setAutoCommit(false);
      Query.of(writer, "update public.orders set what = ''").run();

      ApplicationFailure failure = failureOf(() -> steps.ensureStrayWatch(StepBed.PAIR, SOURCE));
      assertEquals("LockNotAvailable", failure.getType());
      assertFalse(failure.isNonRetryable());
      assertTrue(
          failure.getOriginalMessage().contains("public.orders on the source: locked by pid"));
      writer.rollback();
    }

    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    write("app");
    assertEquals(List.of("ROWS app public.orders"), named(look()));
  }

  @Test
  void whoeverReadsATableDoesNotHoldUpTheRemoval() throws SQLException {
    try (Connection reader = as("app")) {
      reader.setAutoCommit(false);
      Query.of(reader, "select count(*) from public.orders").number();
      steps.removeStrayWatch(StepBed.PAIR, SOURCE);
      write("app");
      reader.rollback();
    }
    assertEquals(
        List.of("beltline trigger"),
        bed.strings(
            SOURCE,
            "select 'beltline trigger' from pg_trigger where tgname = 'beltline_stray_write' and tgrelid = 'orders'::regclass"));
    bed.run(SOURCE, "alter table orders enable trigger all");
    write("app");
    bed.run(SOURCE, "alter table orders disable trigger beltline_stray_write");

    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    write("app");
    assertEquals(List.of("ROWS app public.orders"), named(look()));
    steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(
        List.of(),
        bed.strings(SOURCE, "select tgname from pg_trigger where tgname = 'beltline_stray_write'"));
  }

  @Test
  void aWatchThatWasTamperedWithIsTold() {
    bed.run(
        SOURCE,
        "drop trigger beltline_stray_write on orders; alter table lines disable trigger all");
    List<StrayWrite> found = look();
    assertEquals(List.of("ROWS null public.lines", "ROWS null public.orders"), named(found));
    assertTrue(found.get(0).detail().startsWith(REMOVED), found::toString);

    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    bed.run(SOURCE, "alter table lines enable trigger all");
    assertEquals(List.of(), look());

    bed.run(SOURCE, "drop table beltline.stray_write");
    assertTrue(look().get(0).detail().startsWith(REMOVED));
    steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    fence.unfence(StepBed.PAIR, SOURCE);
    bed.run(SOURCE, "drop schema beltline cascade");
    assertEquals(List.of("ROWS null (any)"), named(look()));
  }

  @Test
  void waitsForWhatIsNotKnownYetAndTellsMeanwhileWhatIs() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    bed.environment()
        .setActivityHeartbeatListener(
            Progress.class,
            progress -> {
              if (progress != null) {
                told.add(progress.summary());
              }
            });
    CompletableFuture<StrayWrites> first =
        CompletableFuture.supplyAsync(
            () -> steps.awaitStrayWrites(StepBed.PAIR, SOURCE, StrayWrites.NONE));
    assertEquals("watching the fenced source: nothing stray", told.poll(20, TimeUnit.SECONDS));
    write("app");
    StrayWrites known = first.get(20, TimeUnit.SECONDS);
    assertEquals(List.of("ROWS app public.orders"), named(known.found()));

    told.clear();
    CompletableFuture<StrayWrites> second =
        CompletableFuture.supplyAsync(() -> steps.awaitStrayWrites(StepBed.PAIR, SOURCE, known));
    write("app");
    String summary = told.poll(20, TimeUnit.SECONDS);
    assertTrue(
        String.valueOf(summary)
            .startsWith(
                "watching the fenced source: 1 known: rows written in table public.orders by role app: "),
        summary);
    assertFalse(second.isDone());
    write("App \"Two\"");
    assertEquals(
        List.of("ROWS app public.orders", "ROWS App \"Two\" public.orders"),
        named(second.get(20, TimeUnit.SECONDS).found()));
  }

  private static List<StrayWrite> look() {
    return steps.lookForStrayWrites(StepBed.PAIR, SOURCE).found();
  }

  private static List<String> named(List<StrayWrite> found) {
    return found.stream().map(w -> w.kind() + " " + w.role() + " " + w.object()).toList();
  }

  private static void write(String role) throws SQLException {
    try (Connection writer = as(role)) {
      Query.of(writer, "update public.orders set what = ''").run();
    }
  }

  /** A session in which the server sees this role, whether it may log in or not. */
  private static Connection as(String role) throws SQLException {
    Connection connection = bed.connect(SOURCE);
    Query.of(connection, "set session authorization \"" + role.replace("\"", "\"\"") + "\"").run();
    return connection;
  }
}
