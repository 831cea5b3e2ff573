package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaActivities;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Steps whose sessions end in their middle, and narrow scopes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemaInterruptedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SCHEMA =
      """
      create schema shop;
      create table shop.a (id int primary key, v int);
      create table shop.b (id int primary key, v int);
      create index on shop.a (v);
      create index on shop.b (v);
      create table public.far (id int primary key);
      create table shop.near (id int primary key, a int references shop.a, far int references public.far, v int);
      comment on constraint near_far_fkey on shop.near is 'stays behind';
      alter table shop.near add constraint later foreign key (v) references public.far not valid;
      create table shop.parts (id int primary key) partition by range (id);
      create table shop.part_1 partition of shop.parts for values from (0) to (9);
      """;

  private static final String BLOCKED =
      "select 'blocked' from pg_stat_activity"
          + " where query like 'create index%' and wait_event_type = 'Lock'";
  private static final String GAVE_UP_WAITING =
      "select 'idle' from pg_stat_activity where query like 'create index%' and state = 'idle'";

  private static StepBed bed;
  private static SchemaActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(SchemaActivities.class, SchemaActivitiesImpl::new);
    bed.run(Side.SOURCE, SCHEMA);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void aRestoreThatIsEndedInItsMiddleLeavesNothingAndIsRetryable() throws SQLException {
    try (Connection blocker = bed.connect(Side.DESTINATION)) {
      blocker.setAutoCommit(false);
      Query.of(blocker, "create schema shop").run();
      ApplicationFailure failure =
          endInItsMiddle("EnsureSchema", "pg_class", () -> steps.ensureSchema(StepBed.PAIR));
      assertEquals("ClientProgramFailed", failure.getType());
      assertFalse(failure.isNonRetryable());
      blocker.rollback();
    }
    assertEquals(
        List.of(),
        bed.strings(Side.DESTINATION, "select nspname from pg_namespace where nspname = 'shop'"));
  }

  @Test
  @Order(2)
  void oneSchemaTravelsWithoutForeignKeysThatLeaveIt() {
    bed.configure(config -> config.with("/schema_name", "shop"));

    assertEquals(0, steps.ensureSchema(StepBed.PAIR).deferredConstraints());

    assertEquals(
        List.of("near_a_fkey"),
        bed.strings(
            Side.DESTINATION,
            "select conname from pg_constraint where contype = 'f' and connamespace <> 'beltline'::regnamespace"));
    assertEquals(
        List.of(),
        bed.strings(Side.DESTINATION, "select relname from pg_class where relname = 'far'"));
  }

  @Test
  @Order(3)
  void listedTablesTravelAlone() {
    bed.run(
        Side.DESTINATION,
        "drop schema shop cascade; drop schema beltline cascade; create schema shop");
    bed.configure(
        config -> config.with("/schema_name", "shop").with("/tables", List.of("a", "b", "parts")));

    assertEquals(2, steps.ensureSchema(StepBed.PAIR).deferredIndexes());

    assertEquals(
        List.of("a", "b", "parts"),
        bed.strings(
            Side.DESTINATION,
            "select relname from pg_class where relnamespace = 'shop'::regnamespace"
                + " and relkind in ('r', 'p') order by 1"));
  }

  @Test
  @Order(4)
  void indexBuildsThatAreEndedInTheirMiddleAreTakenUpAgain() throws SQLException {
    try (Connection blocker = bed.connect(Side.DESTINATION)) {
      blocker.setAutoCommit(false);
      Query.of(blocker, "lock table shop.a in row exclusive mode").run();
      ApplicationFailure failure =
          endInItsMiddle("EnsureIndexes", "b_v_idx", () -> steps.ensureIndexes(StepBed.PAIR));
      assertFalse(failure.isNonRetryable());
      blocker.rollback();
    }
    assertEquals(new IndexReport(1, 1), steps.ensureIndexes(StepBed.PAIR));
  }

  @Test
  @Order(5)
  void aTableThatStaysLockedForLongIsTriedAgain() throws SQLException {
    bed.run(Side.DESTINATION, "drop index shop.a_v_idx");
    try (Connection blocker = bed.connect(Side.DESTINATION)) {
      blocker.setAutoCommit(false);
      Query.of(blocker, "lock table shop.a in row exclusive mode").run();
      CompletableFuture<IndexReport> running =
          CompletableFuture.supplyAsync(() -> steps.ensureIndexes(StepBed.PAIR));
      await(running, BLOCKED);
      await(running, GAVE_UP_WAITING);
      blocker.rollback();
      assertEquals(new IndexReport(1, 1), running.join());
    }
  }

  @Test
  @Order(6)
  void aCancelEndsTheBuildOnTheServer() throws SQLException {
    bed.run(Side.DESTINATION, "drop index shop.a_v_idx");
    try (Connection blocker = bed.connect(Side.DESTINATION)) {
      blocker.setAutoCommit(false);
      Query.of(blocker, "lock table shop.a in row exclusive mode").run();
      CompletableFuture<IndexReport> running =
          CompletableFuture.supplyAsync(() -> steps.ensureIndexes(StepBed.PAIR));
      await(running, BLOCKED);
      bed.environment().requestCancelActivity();
      assertThrows(CompletionException.class, running::join);
      assertEquals(List.of(), bed.strings(Side.DESTINATION, BLOCKED));
      blocker.rollback();
    }
  }

  private static void await(CompletableFuture<?> running, String condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (bed.strings(Side.DESTINATION, condition).isEmpty()) {
      assertTrue(Instant.now().isBefore(deadline), condition);
      assertFalse(running.isDone(), "the step ended too early");
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /**
   * Runs a step until it is blocked and a relation is there; then ends the session that is blocked.
   */
  private static ApplicationFailure endInItsMiddle(String step, String relation, Runnable run)
      throws SQLException {
    CompletableFuture<Void> running = CompletableFuture.runAsync(run);
    String end =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where application_name like ? and wait_event_type = 'Lock'"
            + " and exists (select from pg_class where relname = ?)";
    Instant deadline = Instant.now().plus(PATIENCE);
    try (Connection operator = bed.connect(Side.DESTINATION)) {
      while (Query.of(operator, end, "%:" + step + "#%", relation).number() == 0) {
        assertTrue(Instant.now().isBefore(deadline), "the step is not blocked");
        assertFalse(running.isDone(), "the step was not blocked");
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
    CompletionException thrown = assertThrows(CompletionException.class, running::join);
    ActivityFailure failure = assertInstanceOf(ActivityFailure.class, thrown.getCause());
    return assertInstanceOf(ApplicationFailure.class, failure.getCause());
  }
}
