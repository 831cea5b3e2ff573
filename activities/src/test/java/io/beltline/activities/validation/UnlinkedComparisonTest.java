package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ColumnValues;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.SelfTest;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sides between which no link runs, with tables that have no key. */
class UnlinkedComparisonTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(300),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20));

  private static StepBed bed;
  private static ValidationActivities validation;
  private static volatile RowHash.Choice hash = RowHash::knownTo;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    validation =
        bed.lasting(
            ValidationActivities.class,
            steps ->
                new ValidationActivitiesImpl(
                    steps, Givens.USUAL.with(SHORT).with(sides -> hash.among(sides))));
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void fillBothSidesAlike() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          drop schema public cascade; create schema public;
          create table log (line text);
          insert into log select 'line ' || i from generate_series(1, 100) i;
          create table doubled (id int primary key, twice int generated always as (id * 2) stored);
          insert into doubled select i from generate_series(1, 10) i
          """);
    }
  }

  @Test
  void aDatabaseOfTablesWithoutKeyCanBeEqual() {
    ValidationReport all = compareAll(ComparisonOptions.NONE);

    assertEquals(Verdict.EQUAL, all.verdict(), all::toString);
    assertEquals(all.verdict(), compareAll(null).verdict());
    assertEquals(2, all.tables());
    assertEquals(110, all.rows());
    assertEquals("all rows of 0 replicated tables and 2 tables without key", all.scope());

    assertEquals(
        Verdict.EQUAL, validation.validateReplicated(StepBed.PAIR, Direction.FORWARD).verdict());
    ValidationReport carried = validation.validateCopied(StepBed.PAIR, Direction.FORWARD);
    assertEquals(Verdict.EQUAL, carried.verdict(), carried::toString);
    assertEquals(2, carried.tables());
  }

  @Test
  void rowsOfTablesWithoutKeyAreNamed() {
    bed.run(
        Side.DESTINATION,
        """
        delete from log where line = 'line 7'; insert into log values ('line 8'), ('new');
        update doubled set id = 11 where id = 10
        """);

    ValidationReport all = compareAll(ComparisonOptions.NONE);

    assertEquals(Verdict.DIFFERENT, all.verdict());
    assertEquals(List.of(), all.unverified());
    assertEquals(
        Set.of(
            new Difference("public.log", "ctid (0,7) on the provider", Kind.MISSING, List.of()),
            new Difference(
                "public.log",
                "ctid (0,101) on the subscriber, 1 times on the provider, 2 on the subscriber",
                Kind.EXTRA,
                List.of()),
            new Difference("public.log", "ctid (0,102) on the subscriber", Kind.EXTRA, List.of()),
            new Difference(
                "public.doubled", "ctid (0,10) on the provider", Kind.MISSING, List.of()),
            new Difference(
                "public.doubled", "ctid (0,11) on the subscriber", Kind.EXTRA, List.of())),
        Set.copyOf(all.differences()));
  }

  @Test
  void aRowWithoutKeyThatChangedIsOneWithItsColumns() {
    String table =
        "create table bare (a int, b text, c text); insert into bare select i, 'b' || i from generate_series(1, 50) i";
    bed.run(Side.SOURCE, table);
    bed.run(Side.DESTINATION, table);
    bed.run(
        Side.DESTINATION,
        """
        update bare set b = '' where a = 7; update bare set c = '' where a = 8;
        update bare set a = -9, b = 'x', c = 'y' where a = 9
        """);
    String seventh = "ctid (0,7) on the provider, (0,51) on the subscriber";

    ValidationReport all = compareAll(new ComparisonOptions(0, 1, 4, true));

    assertEquals(
        Set.of(
            new Difference(
                "public.bare",
                seventh,
                Kind.CHANGED,
                List.of("b"),
                List.of(new ColumnValues("b", "b7", ""))),
            new Difference(
                "public.bare",
                "ctid (0,8) on the provider, (0,52) on the subscriber",
                Kind.CHANGED,
                List.of("c"),
                List.of(new ColumnValues("c", null, ""))),
            new Difference(
                "public.bare",
                "ctid (0,9) on the provider",
                Kind.MISSING,
                List.of(),
                List.of(
                    new ColumnValues("a", "9", null),
                    new ColumnValues("b", "b9", null),
                    new ColumnValues("c", null, null))),
            new Difference(
                "public.bare",
                "ctid (0,53) on the subscriber",
                Kind.EXTRA,
                List.of(),
                List.of(
                    new ColumnValues("a", null, "-9"),
                    new ColumnValues("b", null, "x"),
                    new ColumnValues("c", null, "y")))),
        Set.copyOf(all.differences()));
    assertEquals(
        new Difference("public.bare", seventh, Kind.CHANGED, List.of("b")),
        validation.validateCopied(StepBed.PAIR, Direction.FORWARD).differences().stream()
            .filter(one -> one.key().equals(seventh))
            .findFirst()
            .orElseThrow());
    assertEquals(2, compareAll(new ComparisonOptions(0, 1, 2, false)).differences().size());
  }

  @Test
  void materializedViewsAndLargeObjectsAreCompared() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create materialized view lines as select count(*) as n from log;
          create materialized view never as select 1 as a with no data;
          select lo_from_bytea(4711, 'large')
          """);
    }
    ValidationReport equal = compareAll(ComparisonOptions.NONE);
    assertEquals(Verdict.EQUAL, equal.verdict(), equal::toString);
    assertEquals(
        "all rows of 0 replicated tables and 2 tables without key, 1 large objects,"
            + " 1 materialized views",
        equal.scope());

    bed.run(Side.SOURCE, "insert into log values ('x')");
    bed.run(
        Side.DESTINATION,
        "insert into log values ('x'); refresh materialized view lines;"
            + " refresh materialized view never");
    ValidationReport refreshed = compareAll(ComparisonOptions.NONE);
    assertEquals(Verdict.COULD_NOT_VERIFY, refreshed.verdict());
    assertEquals(
        List.of(
            "materialized view public.lines: it has not the same rows, 1 on the provider,"
                + " 1 on the subscriber; refresh it on both sides, and compare again"),
        refreshed.unverified());

    bed.run(Side.SOURCE, "refresh materialized view lines; refresh materialized view never");
    bed.run(
        Side.DESTINATION,
        "refresh materialized view never with no data; select lo_put(4711, 0, 'x')");
    ValidationReport harmed = compareAll(ComparisonOptions.NONE);
    assertEquals(
        List.of("materialized view public.never: it was never refreshed on the subscriber"),
        harmed.unverified());
    assertEquals(
        List.of(new Difference("large objects", "oid=4711", Kind.CHANGED, List.of("bytes"))),
        harmed.differences());

    for (Side side : Side.values()) {
      bed.run(side, "select lo_unlink(4711)");
    }
  }

  @Test
  void aTableThatIsNotThereCouldNotBeVerified() {
    bed.run(Side.DESTINATION, "drop table log");

    ValidationReport all = compareAll(ComparisonOptions.NONE);

    assertEquals(Verdict.COULD_NOT_VERIFY, all.verdict());
    assertEquals(List.of("table public.log does not exist on the subscriber"), all.unverified());
  }

  @Test
  void aTableThatIsWrittenAllTheTimeIsNotCalledDifferent() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeWhile(writing, begun));
    try {
      assertTrue(begun.await(20, TimeUnit.SECONDS));
      ValidationReport all = compareAll(ComparisonOptions.NONE);

      assertEquals(List.of(), all.differences());
      assertEquals(Verdict.COULD_NOT_VERIFY, all.verdict());
      assertTrue(all.unverified().get(0).contains("kept changing"), all::toString);
    } finally {
      writing.set(false);
      writer.join();
    }
  }

  @Test
  void everyComparisonHasProvenItselfBefore() {
    SelfTest selfTest = Objects.requireNonNull(compareAll(ComparisonOptions.NONE).selfTest());

    assertEquals(61, selfTest.planted());
    assertEquals(selfTest.planted(), selfTest.found());
    for (Side side : Side.values()) {
      assertEquals(
          List.of(), bed.strings(side, "select relname from pg_class where relpersistence = 't'"));
    }
  }

  static Stream<Arguments> hashesThatLie() {
    return Stream.of(
        lie(
            "it does not find, ",
            text -> "pg_catalog.lower(" + text + " collate pg_catalog.\"C\")"),
        lie("it does not find, ", text -> "pg_catalog.left(" + text + ", 1)"),
        lie(
            "it takes for different what is the same, ",
            text -> "(" + text + " || pg_catalog.pg_backend_pid())"),
        lie(
            "the self-test could not be made: missing FROM-clause",
            text -> "t.nothing_of_the_kind"));
  }

  private static Arguments lie(String said, UnaryOperator<String> text) {
    return Arguments.of(
        said,
        new RowHash(
            RowHash.EXTENDED.first("(" + text.apply("%s") + ")"),
            RowHash.EXTENDED.second("(" + text.apply("%s") + ")")));
  }

  @ParameterizedTest
  @MethodSource("hashesThatLie")
  void aComparisonThatFailsItsOwnTestNeverSaysEqual(String said, RowHash lie) {
    hash = sides -> lie;
    try {
      ValidationReport all = compareAll(ComparisonOptions.NONE);

      assertNotEquals(Verdict.EQUAL, all.verdict());
      assertTrue(
          all.unverified().stream().anyMatch(reason -> reason.contains(said)), all::toString);
    } finally {
      hash = RowHash::knownTo;
    }
  }

  @Test
  void asManyRowsAreNamedAsWantedAndTheirValuesOnlyWhenAskedFor() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create table kept (id int primary key, v varchar(2000), b bytea);
          insert into kept select i, 'v' || i, '\\x01' from generate_series(1, 300) i
          """);
    }
    bed.run(
        Side.DESTINATION,
        """
        update kept set v = repeat('x', 501), b = null where id = 7;
        delete from kept where id = 8
        """);
    List<ColumnValues> ofTheMissing =
        List.of(
            new ColumnValues("id", "8", null),
            new ColumnValues("v", "v8", null),
            new ColumnValues("b", "\\x01", null));
    List<ColumnValues> ofTheChanged =
        List.of(
            new ColumnValues("v", "v7", "x".repeat(500) + "…"),
            new ColumnValues("b", "\\x01", null));

    assertEquals(
        Set.of(
            new Difference("public.kept", "id=7", Kind.CHANGED, List.of("v", "b"), ofTheChanged),
            new Difference("public.kept", "id=8", Kind.MISSING, List.of(), ofTheMissing)),
        Set.copyOf(compareAll(new ComparisonOptions(1_000_000_000, 5, 10, true)).differences()));
    assertEquals(
        List.of(),
        compareAll(ComparisonOptions.NONE).differences().stream()
            .flatMap(one -> one.values().stream())
            .toList());
    ValidationReport first = compareAll(new ComparisonOptions(0, 1, 1, false));
    assertEquals(1, first.differences().size());
    assertEquals("stopped after 1 differences", first.scope());
  }

  private static ValidationReport compareAll(@Nullable ComparisonOptions options) {
    return validation.validateAll(StepBed.PAIR, Direction.FORWARD, options);
  }

  @Test
  void nothingIsNeverEqual() {
    for (Side side : Side.values()) {
      bed.run(side, "drop table log, doubled");
    }

    assertEquals(Verdict.COULD_NOT_VERIFY, compareAll(ComparisonOptions.NONE).verdict());
  }

  private static void writeWhile(AtomicBoolean writing, CountDownLatch begun) {
    try (Connection connection = bed.connect(Side.SOURCE);
        Statement statement = connection.createStatement()) {
      while (writing.get()) {
        statement.execute("update log set line = line || '.' where line like 'line 7%'");
        begun.countDown();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
