package io.beltline.activities.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.validation.ComparisonOptions;
import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationActivities;
import io.beltline.workflows.validation.ValidationReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InterruptedComparisonTest {
  private static final ComparisonOptions SLOWLY = new ComparisonOptions(100_000, 2, 10, true);
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static StepBed bed;
  private static ValidationActivities validation;
  private static volatile String run = "first";

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create table long (a int, b text, v text, primary key (a, b));
          insert into long select i, 'b''"\\{},' || i, repeat('v', 400) from generate_series(1, 20000) i;
          create table short (id int primary key);
          insert into short select generate_series(1, 10);
          analyze
          """);
    }
    Givens usual = Givens.USUAL.with(SHORT);
    validation =
        bed.lasting(
            ValidationActivities.class,
            steps ->
                new ValidationActivitiesImpl(
                    steps, new Givens(usual.patience(), usual.hashes(), Duration.ZERO, () -> run)));
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  void anotherAttemptGoesOnWhereTheLastOneWas() {
    bed.run(Side.DESTINATION, "update long set v = null where a = 1");
    breakOffAfterTheFirstChunks();

    bed.run(Side.DESTINATION, "update long set v = 'x' where a in (2, 19999)");
    ValidationReport resumed = compareAll();
    assertEquals(Set.of(1, 19999), rows(resumed));
    assertEquals(20_010, resumed.rows());
    assertEquals("v".repeat(400), resumed.differences().get(0).values().get(0).provider());
    assertEquals(
        List.of("t"), bed.strings(Side.DESTINATION, "select to_regnamespace('beltline') is null"));

    assertEquals(Set.of(1, 2, 19999), rows(compareAll()));

    breakOffAfterTheFirstChunks();
    bed.run(Side.DESTINATION, "update long set v = 'x' where a = 3");
    run = "second";
    assertEquals(Set.of(1, 2, 3, 19999), rows(compareAll()));

    breakOffAfterTheFirstChunks();
    bed.run(
        Side.DESTINATION,
        """
        update long set v = 'x' where a = 4;
        create table filled as table long; truncate long; insert into long table filled; drop table filled
        """);
    assertEquals(Set.of(1, 2, 3, 4, 19999), rows(compareAll()));
  }

  private static void breakOffAfterTheFirstChunks() {
    CompletableFuture<ValidationReport> broken =
        CompletableFuture.supplyAsync(
            () -> validation.validateAll(StepBed.PAIR, Direction.FORWARD, SLOWLY));
    awaitNoted(broken);
    bed.run(
        Side.DESTINATION,
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name like 'beltline:%:ValidateAll#%'");
    assertThrows(CompletionException.class, broken::join);
  }

  private static void awaitNoted(CompletableFuture<ValidationReport> running) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    String noted =
        """
        select case when to_regclass('beltline.compared_table') is null then null
                    else (xpath('//row/n/text()', query_to_xml('select count(*) as n from beltline.compared_table'
                                  || ' where row_count > 100 and up_to is not null', false, false, '')))[1]::text::int end
        """;
    while (!List.of("1").equals(bed.strings(Side.DESTINATION, noted))) {
      assertTrue(System.nanoTime() < deadline, "nothing is noted");
      assertTrue(!running.isDone(), "it has ended");
    }
  }

  private static ValidationReport compareAll() {
    return validation.validateAll(
        StepBed.PAIR, Direction.FORWARD, new ComparisonOptions(0, 0, 0, true));
  }

  private static Set<Integer> rows(ValidationReport report) {
    return report.differences().stream()
        .map(Difference::key)
        .map(key -> Integer.valueOf(key.substring("a=".length(), key.indexOf(','))))
        .collect(Collectors.toSet());
  }
}
