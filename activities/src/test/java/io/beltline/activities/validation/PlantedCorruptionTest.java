package io.beltline.activities.validation;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import io.beltline.testbed.mutation.Corruption;
import io.beltline.testbed.mutation.Planting;
import io.beltline.testbed.mutation.Said;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
    String tables = Corruption.tables() + Corruption.largeObjects() + "analyze";
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
    assertEquals(21, report.tables());
    assertEquals(
        "all rows of 15 replicated tables and 6 tables without key, 5 large objects,"
            + " 2 materialized views",
        report.scope());
  }

  /** All at once: each harms a row of its own, so that each must be named for itself. */
  @Test
  void plantedCorruptionIsFoundAndNamed() throws SQLException {
    List<Corruption> rows = new ArrayList<>(Corruption.of(Corruption.ROWS));
    rows.addAll(Corruption.of(Corruption.COPIED));
    Set<String> expected = new TreeSet<>();
    rows.forEach(one -> expected.addAll(one.expected()));
    try (Connection source = bed.connect(Side.SOURCE);
        Connection destination = bed.connect(Side.DESTINATION)) {
      Planting planting = new Planting(source, destination);
      try {
        for (Corruption one : rows) {
          planting.plant(one);
        }
        assertEquals(lines(expected), lines(said(compareAll(ComparisonOptions.MOST_DIFFERENCES))));
      } finally {
        for (Corruption one : rows) {
          planting.undo(one);
        }
      }
    }
    assertEquals(Set.of(), said(compareAll()));
  }

  private static Set<String> said(ValidationReport report) {
    Set<String> said = new TreeSet<>();
    report
        .differences()
        .forEach(
            one -> said.add(Said.row(one.table(), one.key(), one.kind().name(), one.columns())));
    report.unverified().forEach(reason -> said.add(Said.unverified(reason)));
    return said;
  }

  private static String lines(Set<String> said) {
    return String.join("\n", said);
  }

  static Stream<Corruption> everyOtherCorruption() {
    return Corruption.of(Corruption.SCHEMA).stream();
  }

  @ParameterizedTest
  @MethodSource("everyOtherCorruption")
  void soIsWhatIsNoRow(Corruption planted) throws SQLException {
    try (Connection source = bed.connect(Side.SOURCE);
        Connection destination = bed.connect(Side.DESTINATION)) {
      Planting planting = new Planting(source, destination);
      planting.plant(planted);
      try {
        assertEquals(
            planted.expected(), planted.by() == Said.By.DIFF_SEQUENCES ? behind() : differing());
      } finally {
        planting.undo(planted);
      }
    }
  }

  private Set<String> behind() {
    return validation.validateSequences(StepBed.PAIR, Direction.FORWARD).differences().stream()
        .map(one -> Said.sequence(one.table()))
        .collect(toSet());
  }

  private Set<String> differing() throws SQLException {
    try (Connection source = bed.connect(Side.SOURCE);
        Connection destination = bed.connect(Side.DESTINATION)) {
      Query.of(source, "set search_path = ''").run();
      Query.of(destination, "set search_path = ''").run();
      return SchemaComparison.ofAll(source, destination, MigrationScope.EVERYTHING)
          .differences()
          .stream()
          .map(one -> Said.object(one.toString()))
          .collect(toSet());
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
    return compareAll(0);
  }

  private ValidationReport compareAll(int limit) {
    return validation.validateAll(
        StepBed.PAIR, Direction.FORWARD, new ComparisonOptions(0, 0, limit, false));
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
}
