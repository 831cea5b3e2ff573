package io.beltline.activities.stray;

import static io.beltline.activities.FailedStep.failureOf;
import static io.beltline.workflows.pair.Side.DESTINATION;
import static io.beltline.workflows.pair.Side.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.step.Progress;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch itself: how it comes and goes, and whom it holds up. */
class StrayWatchTest {
  private static final String REMOVED = "not known, because somebody removed";

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
  void whatWasNotedOutlivesASecondEnsureAndNotARemoval() throws SQLException {
    stray.write("app");
    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of("ROWS app public.orders"), StrayBed.named(stray.look()));

    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    stray.write("app");
    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of(), stray.look());
    stray.write("app");
    assertTrue(stray.look().get(0).detail().startsWith("1 statement (update), "));
  }

  @Test
  void removingAWatchThatNeverWasIsHarmless() {
    stray.steps.removeStrayWatch(StepBed.PAIR, DESTINATION);
    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
  }

  @Test
  void theSchemasAreTheSameWhileTheWatchIsUp() throws SQLException {
    try (Connection source = stray.bed.connect(SOURCE);
        Connection destination = stray.bed.connect(DESTINATION)) {
      for (Connection side : List.of(source, destination)) {
        Query.of(side, "set search_path = ''").run();
      }
      assertEquals(
          List.of(), SchemaComparison.compare(source, destination, MigrationScope.EVERYTHING));
    }
  }

  @Test
  void aWatchIsALeftoverUntilItIsRemoved() throws SQLException {
    List<String> left = stray.leftovers();
    assertTrue(
        left.contains("source: beltline trigger beltline_stray_write on public.orders"),
        left::toString);

    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(List.of("source: schema beltline"), stray.leftovers());
    assertEquals(
        List.of("note"),
        stray.bed.strings(
            SOURCE, "select 'note' where to_regproc('beltline.note_stray_write') is null"));

    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    stray.unfence();
    try (Connection root = stray.bed.connect(SOURCE)) {
      BeltlineSchema.remove(root);
    }
    assertEquals(List.of(), stray.leftovers());
    stray.write("app");
  }

  @Test
  void whoWritesAtTheSameTimeIsNeitherHeldUpNorRefused() throws SQLException {
    stray.write("app");
    try (Connection one = stray.as("app");
        Connection two = stray.as("app")) {
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

    assertTrue(
        stray.look().get(0).detail().startsWith("4 statements (update), "), stray.look()::toString);
  }

  @Test
  void aTableThatSomebodyWritesToKeepsTheWatchOffOnlyAsLongAsThat() throws SQLException {
    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    try (Connection writer = stray.as("app")) {
      writer.setAutoCommit(false);
      Query.of(writer, "update public.orders set what = ''").run();

      ApplicationFailure failure =
          failureOf(() -> stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE));
      assertEquals("LockNotAvailable", failure.getType());
      assertFalse(failure.isNonRetryable());
      assertTrue(
          failure.getOriginalMessage().contains("public.orders on the source: locked by pid"));
      writer.rollback();
    }

    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    stray.write("app");
    assertEquals(List.of("ROWS app public.orders"), StrayBed.named(stray.look()));
  }

  @Test
  void whoeverReadsATableDoesNotHoldUpTheRemoval() throws SQLException {
    try (Connection reader = stray.as("app")) {
      reader.setAutoCommit(false);
      Query.of(reader, "select count(*) from public.orders").number();
      stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
      stray.write("app");
      reader.rollback();
    }
    assertEquals(
        List.of("beltline trigger"),
        stray.bed.strings(
            SOURCE,
            "select 'beltline trigger' from pg_trigger where tgname = 'beltline_stray_write' and tgrelid = 'orders'::regclass"));
    stray.bed.run(SOURCE, "alter table orders enable trigger all");
    stray.write("app");
    stray.bed.run(SOURCE, "alter table orders disable trigger beltline_stray_write");

    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    stray.write("app");
    assertEquals(List.of("ROWS app public.orders"), StrayBed.named(stray.look()));
    stray.steps.removeStrayWatch(StepBed.PAIR, SOURCE);
    assertEquals(
        List.of(),
        stray.bed.strings(
            SOURCE, "select tgname from pg_trigger where tgname = 'beltline_stray_write'"));
  }

  @Test
  void aWatchThatWasTamperedWithIsTold() {
    stray.bed.run(
        SOURCE,
        "drop trigger beltline_stray_write on orders; alter table lines disable trigger all");
    List<StrayWrite> found = stray.look();
    assertEquals(
        List.of("ROWS null public.lines", "ROWS null public.orders"), StrayBed.named(found));
    assertTrue(found.get(0).detail().startsWith(REMOVED), found::toString);

    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    stray.bed.run(SOURCE, "alter table lines enable trigger all");
    assertEquals(List.of(), stray.look());

    stray.bed.run(SOURCE, "drop table beltline.stray_write");
    assertTrue(stray.look().get(0).detail().startsWith(REMOVED));
    stray.steps.ensureStrayWatch(StepBed.PAIR, SOURCE);
    stray.unfence();
    stray.bed.run(SOURCE, "drop schema beltline cascade");
    assertEquals(List.of("ROWS null (any)"), StrayBed.named(stray.look()));
  }

  @Test
  void waitsForWhatIsNotKnownYetAndTellsMeanwhileWhatIs() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    stray
        .bed
        .environment()
        .setActivityHeartbeatListener(
            Progress.class,
            progress -> {
              if (progress != null) {
                told.add(progress.summary());
              }
            });
    CompletableFuture<StrayWrites> first =
        CompletableFuture.supplyAsync(
            () -> stray.steps.awaitStrayWrites(StepBed.PAIR, SOURCE, StrayWrites.NONE));
    assertEquals("watching the fenced source: nothing stray", told.poll(20, TimeUnit.SECONDS));
    stray.write("app");
    StrayWrites known = first.get(20, TimeUnit.SECONDS);
    assertEquals(List.of("ROWS app public.orders"), StrayBed.named(known.found()));

    told.clear();
    CompletableFuture<StrayWrites> second =
        CompletableFuture.supplyAsync(
            () -> stray.steps.awaitStrayWrites(StepBed.PAIR, SOURCE, known));
    stray.write("app");
    String summary = told.poll(20, TimeUnit.SECONDS);
    assertTrue(
        String.valueOf(summary)
            .startsWith(
                "watching the fenced source: 1 known: rows written in table public.orders by role app: "),
        summary);
    assertFalse(second.isDone());
    stray.write("App \"Two\"");
    assertEquals(
        List.of("ROWS app public.orders", "ROWS App \"Two\" public.orders"),
        StrayBed.named(second.get(20, TimeUnit.SECONDS).found()));
  }
}
