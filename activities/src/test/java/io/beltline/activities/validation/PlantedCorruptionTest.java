package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedCorruptionTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private StepBed bed;
  private ValidationActivities validation;

  @BeforeAll
  void startServersWithTheSameRows() {
    bed = StepBed.start();
    String tables = Statements.of(PlantedCorruptionTest.class, "corruptible.sql");
    for (Side side : Side.values()) {
      bed.run(side, tables);
    }
    validation =
        bed.lasting(
            ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @Test
  void identicalSidesAreEqual() {
    ValidationReport report = compareAll();

    assertEquals(List.of(), report.differences());
    assertEquals(List.of(), report.unverified());
    assertEquals(Verdict.EQUAL, report.verdict());
    assertEquals(7, report.tables());
    assertEquals(60_000 + 6 * 100, report.rows());
    assertEquals("all rows of 6 replicated tables and 1 tables without key", report.scope());
  }

  static Stream<Planted> everyKindOfCorruption() {
    return Stream.of(
        new Planted(
            "update wide set note = 'other' where id = 57777",
            changed("public.wide", "id=57777", "note")),
        new Planted(
            "update wide set n = n + case id when 10 then 5 else -5 end where id in (10, 20)",
            changed("public.wide", "id=10", "n"),
            changed("public.wide", "id=20", "n")),
        new Planted(
            """
            update wide w set note = o.note from wide o
             where (w.id, o.id) in ((49999, 50001), (50001, 49999))
            """,
            changed("public.wide", "id=49999", "note"),
            changed("public.wide", "id=50001", "note")),
        new Planted("delete from wide where id = 1", missing("public.wide", "id=1")),
        new Planted("delete from wide where id = 60000", missing("public.wide", "id=60000")),
        new Planted("delete from wide where id = 50000", missing("public.wide", "id=50000")),
        new Planted("insert into wide values (-5, 0, 'x')", extra("public.wide", "id=-5")),
        new Planted("insert into wide values (60099, 0, 'x')", extra("public.wide", "id=60099")),
        new Planted(
            "update wide set id = -id where id = 99",
            missing("public.wide", "id=99"),
            extra("public.wide", "id=-99")),
        new Planted("update kinds set t = '' where id = 1", changed("public.kinds", "id=1", "t")),
        new Planted(
            "update kinds set t = t || ' ' where id = 2", changed("public.kinds", "id=2", "t")),
        new Planted(
            "update kinds set amount = amount::numeric(20,3) where id = 3",
            changed("public.kinds", "id=3", "amount")),
        new Planted(
            "update kinds set amount = 'NaN', f = 'NaN' where id = 4",
            changed("public.kinds", "id=4", "amount", "f")),
        new Planted("update kinds set f = '-0' where id = 5", changed("public.kinds", "id=5", "f")),
        new Planted(
            "update kinds set j = '{\"a\":1}' where id = 6", changed("public.kinds", "id=6", "j")),
        new Planted(
            "update kinds set b = b || '\\x00' where id = 7", changed("public.kinds", "id=7", "b")),
        new Planted(
            "update kinds set f = f + 1e-13 where id = 8", changed("public.kinds", "id=8", "f")),
        new Planted(
            "update kinds set tags = '{a,NULL}' where id = 9",
            changed("public.kinds", "id=9", "tags")),
        new Planted(
            "update kinds set at = at + interval '1 microsecond' where id = 10",
            changed("public.kinds", "id=10", "at")),
        new Planted(
            "update pairs set v = 'x' where a = 3 and b = 'it''s 4'",
            changed("public.pairs", "b=it's 4, a=3", "v")),
        new Planted(
            "delete from pairs where a = 9 and b = 'it''s 9'",
            missing("public.pairs", "b=it's 9, a=9")),
        new Planted(
            "update \"Odd \"\"Schema\".\"Mixed Case\" set \"Value?\" = 'x' where \"The Key\" = 'k''5\"'",
            changed("\"Odd \"\"Schema\".\"Mixed Case\"", "The Key=k'5\"", "Value?")),
        new Planted(
            "update identified set v = 'x' where code = 'c50'",
            changed("public.identified", "code=c50", "v")),
        new Planted(
            "update leaf_one set v = 'x' where id = 50", changed("public.leaf_one", "id=50", "v")),
        new Planted(
            "update keyless set b = 'v2' where a = 1",
            changed(
                "public.keyless",
                "ctid (0,1) on the provider, (0,101) on the subscriber",
                "b")));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfCorruption")
  void plantedCorruptionIsFoundAndNamed(Planted planted) {
    bed.run(Side.DESTINATION, "create schema undo");
    String table = planted.table();
    bed.run(Side.DESTINATION, "create table undo.rows as table " + table);
    try {
      bed.run(Side.DESTINATION, planted.sql());

      ValidationReport report = compareAll();

      assertEquals(Verdict.DIFFERENT, report.verdict());
      assertEquals(planted.expected(), Set.copyOf(report.differences()));
    } finally {
      bed.run(
          Side.DESTINATION,
          "truncate %1$s; insert into %1$s table undo.rows; drop schema undo cascade"
              .formatted(table));
    }
  }

  @Test
  void noMoreThanAHundredDifferencesAreNamed() {
    bed.run(Side.DESTINATION, "update wide set n = -1 where id % 2 = 0 and n >= 0");
    try {
      ValidationReport report = compareAll();

      assertEquals(Verdict.DIFFERENT, report.verdict());
      assertEquals(ComparisonOptions.USUAL_DIFFERENCES, report.differences().size());
      assertTrue(report.scope().startsWith("stopped after 100 differences"), report.scope());
    } finally {
      bed.run(Side.DESTINATION, "update wide set n = id where n = -1");
    }
  }

  @Test
  void aTableThatIsNotThereCouldNotBeVerified() {
    bed.run(Side.DESTINATION, "alter table kinds rename to kinds_away");
    try {
      ValidationReport report = compareAll();

      assertEquals(Verdict.COULD_NOT_VERIFY, report.verdict());
      assertEquals(
          List.of(
              "table public.kinds does not exist on the subscriber",
              "table public.kinds_away exists on the subscriber only, and has rows"),
          report.unverified());
    } finally {
      bed.run(Side.DESTINATION, "alter table kinds_away rename to kinds");
    }
  }

  @Test
  void aMissingColumnCouldNotBeVerified() {
    bed.run(Side.DESTINATION, "alter table pairs rename v to w");
    try {
      ValidationReport report = compareAll();

      assertEquals(
          List.of(
              "table public.pairs lacks columns on the subscriber: v;"
                  + " has columns on the subscriber only: w"),
          report.unverified());
    } finally {
      bed.run(Side.DESTINATION, "alter table pairs rename w to v");
    }
  }

  @Test
  void aTableThatIsLockedForAWhileIsWaitedFor() throws SQLException {
    CompletableFuture<ValidationReport> report;
    try (Connection other = bed.connect(Side.DESTINATION);
        Statement statement = other.createStatement()) {
      statement.execute("begin; lock table wide in access exclusive mode");
      report = compareBeside();
      awaitLockWaiter(statement);
    }

    assertEquals(Verdict.EQUAL, report.join().verdict());
  }

  @Test
  void anAttemptThatLosesItsSessionsMayBeRepeated() throws SQLException {
    try (Connection other = bed.connect(Side.DESTINATION);
        Statement statement = other.createStatement()) {
      statement.execute("begin; lock table wide in access exclusive mode");
      CompletableFuture<ValidationReport> report = compareBeside();
      awaitLockWaiter(statement);
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name like 'beltline:%:ValidateAll#%'");

      CompletionException failure = assertThrows(CompletionException.class, report::join);
      Throwable ofActivity = Objects.requireNonNull(failure.getCause());
      ApplicationFailure cause = assertInstanceOf(ApplicationFailure.class, ofActivity.getCause());
      assertFalse(cause.isNonRetryable(), cause.toString());
    }

    assertEquals(Verdict.EQUAL, compareAll().verdict());
  }

  private ValidationReport compareAll() {
    return validation.validateAll(StepBed.PAIR, Direction.FORWARD, ComparisonOptions.NONE);
  }

  private CompletableFuture<ValidationReport> compareBeside() {
    return CompletableFuture.supplyAsync(this::compareAll);
  }

  private static void awaitLockWaiter(Statement statement) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    boolean found = false;
    while (!found) {
      assertTrue(System.nanoTime() < deadline, "nobody waits for the lock");
      statement.execute("select pg_stat_clear_snapshot()");
      try (ResultSet row = statement.executeQuery(waiting)) {
        found = row.next() && row.getInt(1) > 0;
      }
    }
  }

  private static Difference changed(String table, String key, String... columns) {
    return new Difference(table, key, Kind.CHANGED, List.of(columns));
  }

  private static Difference missing(String table, String key) {
    return new Difference(table, key, Kind.MISSING, List.of());
  }

  private static Difference extra(String table, String key) {
    return new Difference(table, key, Kind.EXTRA, List.of());
  }

  /** A statement that harms the destination, and what must be said of it. */
  record Planted(String sql, Set<Difference> expected) {
    Planted(String sql, Difference... expected) {
      this(sql, Set.of(expected));
    }

    String table() {
      return expected.iterator().next().table();
    }

    @Override
    public String toString() {
      return sql.strip();
    }
  }
}
