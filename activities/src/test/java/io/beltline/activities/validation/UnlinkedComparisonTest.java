package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.Difference.Kind;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import io.beltline.workflows.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    validation =
        bed.lasting(
            ValidationActivities.class, steps -> new ValidationActivitiesImpl(steps, SHORT));
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
    ValidationReport all = validation.validateAll(StepBed.PAIR, Direction.FORWARD);

    assertEquals(Verdict.EQUAL, all.verdict(), all::toString);
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
  void anotherRowIsADifference() {
    bed.run(Side.DESTINATION, "delete from log where line = 'line 7'");
    bed.run(Side.DESTINATION, "update doubled set id = 11 where id = 10");

    ValidationReport all = validation.validateAll(StepBed.PAIR, Direction.FORWARD);

    assertEquals(Verdict.DIFFERENT, all.verdict());
    assertEquals(
        List.of(
            new Difference(
                "public.doubled",
                "all of it; 10 rows on the provider, 10 on the subscriber",
                Kind.CHANGED,
                List.of()),
            new Difference(
                "public.log",
                "all of it; 100 rows on the provider, 99 on the subscriber",
                Kind.MISSING,
                List.of())),
        all.differences());
  }

  @Test
  void aTableThatIsNotThereCouldNotBeVerified() {
    bed.run(Side.DESTINATION, "drop table log");

    ValidationReport all = validation.validateAll(StepBed.PAIR, Direction.FORWARD);

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
      ValidationReport all = validation.validateAll(StepBed.PAIR, Direction.FORWARD);

      assertEquals(List.of(), all.differences());
      assertEquals(Verdict.COULD_NOT_VERIFY, all.verdict());
      assertTrue(all.unverified().get(0).contains("kept changing"), all::toString);
    } finally {
      writing.set(false);
      writer.join();
    }
  }

  @Test
  void nothingIsNeverEqual() {
    for (Side side : Side.values()) {
      bed.run(side, "drop table log, doubled");
    }

    assertEquals(
        Verdict.COULD_NOT_VERIFY,
        validation.validateAll(StepBed.PAIR, Direction.FORWARD).verdict());
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
