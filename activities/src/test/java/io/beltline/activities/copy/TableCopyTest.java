package io.beltline.activities.copy;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.copy.TableCopy.State;
import io.beltline.workflows.copy.TableCopyActivities;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands copy tables without key, and do not touch what is there already unless they may. */
class TableCopyTest {
  private static final String SCHEMA =
      """
      drop schema if exists app cascade;
      drop schema if exists "Odd.Schema" cascade;
      create schema app;
      create schema "Odd.Schema";
      create table app.keyed (id int primary key);
      create table app.log (line text);
      create table app.seen (what text, doc json);
      create table "Odd.Schema"."Log?" (line text);
      create table "Odd.Schema".log (line text);
      """;
  private static final String ROWS =
      """
      insert into app.keyed values (1);
      insert into app.log select 'line ' || i from generate_series(1, 1000) i;
      insert into app.seen values ('a', '{"a":  1}'), (null, null);
      insert into "Odd.Schema"."Log?" values ('odd');
      """;

  private static final String LARGE_OBJECTS =
      "select concat_ws(' ', oid, lo_get(oid), obj_description(oid, 'pg_largeobject')) from pg_largeobject_metadata order by oid";

  private static StepBed bed;
  private static TableCopyActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(TableCopyActivities.class, TableCopyActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createSchema() {
    bed.configure(config -> config);
    bed.run(Side.SOURCE, SCHEMA + ROWS);
    bed.run(Side.DESTINATION, SCHEMA);
  }

  @Test
  void emptyTablesAreFilledAndARepeatFindsThemEqual() {
    assertEquals(
        List.of(
            new TableCopy("\"Odd.Schema\".\"Log?\"", State.COPIED, 1),
            new TableCopy("\"Odd.Schema\".log", State.COPIED, 0),
            new TableCopy("app.log", State.COPIED, 1000),
            new TableCopy("app.seen", State.COPIED, 2)),
        copy(List.of(), false));
    assertEquals(List.of("1000"), bed.strings(Side.DESTINATION, "select count(*) from app.log"));
    assertEquals(List.of(), bed.strings(Side.DESTINATION, "select id from app.keyed"));

    assertEquals(
        List.of(
            new TableCopy("\"Odd.Schema\".\"Log?\"", State.EQUAL, 1),
            new TableCopy("\"Odd.Schema\".log", State.COPIED, 0),
            new TableCopy("app.log", State.EQUAL, 1000),
            new TableCopy("app.seen", State.EQUAL, 2)),
        copy(List.of(), false));
    assertEquals(List.of("1000"), bed.strings(Side.DESTINATION, "select count(*) from app.log"));
  }

  @Test
  void aTableWithOtherRowsIsLeftAloneUnlessItMayBeReplaced() {
    bed.run(Side.DESTINATION, "insert into app.log values ('mine')");

    assertEquals(
        List.of(
            new TableCopy("app.log", State.HAS_OTHER_ROWS, 0),
            new TableCopy("app.seen", State.COPIED, 2)),
        copy(List.of("app.log", "seen"), false));
    assertEquals(List.of("mine"), bed.strings(Side.DESTINATION, "select line from app.log"));

    assertEquals(
        List.of(
            new TableCopy("app.log", State.COPIED, 1000),
            new TableCopy("app.seen", State.EQUAL, 2)),
        copy(List.of("app.log", "seen"), true));
    assertEquals(
        List.of("1000"),
        bed.strings(Side.DESTINATION, "select count(*) from app.log where line like 'line %'"));
  }

  @Test
  void aValueThatIsWrittenOtherwiseIsAnotherRow() {
    bed.run(Side.DESTINATION, "insert into app.seen values ('a', '{\"a\": 1}'), (null, null)");

    assertEquals(
        List.of(new TableCopy("app.seen", State.HAS_OTHER_ROWS, 0)), copy(List.of("seen"), false));
  }

  @Test
  void aNameWithoutSchemaIsThatTableInEverySchema() {
    assertEquals(
        List.of("\"Odd.Schema\".log", "app.log"),
        copy(List.of("log"), false).stream().map(TableCopy::table).toList());
    assertEquals(
        List.of("\"Odd.Schema\".log"),
        copy(List.of("Odd.Schema.log"), false).stream().map(TableCopy::table).toList());
    assertEquals(
        List.of("\"Odd.Schema\".\"Log?\""),
        copy(List.of("Log?"), false).stream().map(TableCopy::table).toList());
  }

  @Test
  void aNameThatIsNoneOfThemIsRefusedBeforeAnythingIsCopied() {
    ApplicationFailure failure = failure(List.of("log", "keyed", "LOG", "app.nothing"));

    assertEquals("TableNotCopied", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertEquals(
        "Not among the tables that are copied: keyed (replication carries it), LOG, app.nothing."
            + " Name one of these, or none for all of them:"
            + " Odd.Schema.Log?, Odd.Schema.log, app.log, app.seen.",
        failure.getOriginalMessage());
    assertEquals(List.of(), bed.strings(Side.DESTINATION, "select line from app.log"));
  }

  @Test
  void aTableOutOfScopeIsNoneOfThem() {
    bed.configure(config -> config.with("/tables", List.of("log")));

    assertEquals("TableNotCopied", failure(List.of("seen")).getType());
    assertEquals(
        List.of("\"Odd.Schema\".log", "app.log"),
        copy(List.of(), false).stream().map(TableCopy::table).toList());
  }

  @Test
  void whatCannotBeCopiedLeavesTheOthersAsTheyWere() {
    bed.run(Side.DESTINATION, "alter table app.seen add check (what <> 'a')");

    assertEquals("Unexpected", failure(List.of()).getType());

    assertEquals(List.of(), bed.strings(Side.DESTINATION, "select line from app.log"));
  }

  @Test
  void worksInTheBackDirection() {
    bed.run(Side.DESTINATION, "insert into app.log values ('new')");

    assertEquals(
        List.of(new TableCopy("app.log", State.COPIED, 1)),
        steps.copyTables(StepBed.PAIR, Direction.BACK, List.of("app.log"), true));

    assertEquals(List.of("new"), bed.strings(Side.SOURCE, "select line from app.log"));
  }

  @Test
  void largeObjectsGoWithAllTablesAndOthersAreReplacedOnlyWhereTheyMayBe() {
    TableCopy copied = new TableCopy("large objects", State.COPIED, 2);
    bed.run(
        Side.SOURCE,
        "select lo_from_bytea(4711, 'one'), lo_create(4712); comment on large object 4711 is 'it'");
    try {
      assertEquals(
          List.of("app.log"),
          copy(List.of("app.log"), true).stream().map(TableCopy::table).toList());
      assertEquals(List.of(), bed.strings(Side.DESTINATION, LARGE_OBJECTS));
      assertEquals(copied, copy(List.of(), false).get(0));
      assertEquals(
          bed.strings(Side.SOURCE, LARGE_OBJECTS), bed.strings(Side.DESTINATION, LARGE_OBJECTS));
      assertEquals(new TableCopy("large objects", State.EQUAL, 2), copy(List.of(), false).get(0));

      bed.run(Side.DESTINATION, "select lo_put(4711, 0, 'tw'), lo_from_bytea(4713, 'mine')");
      assertEquals(
          new TableCopy("large objects", State.HAS_OTHER_ROWS, 0), copy(List.of(), false).get(0));
      assertEquals(3, bed.strings(Side.DESTINATION, LARGE_OBJECTS).size());
      assertEquals(copied, copy(List.of(), true).get(0));
      assertEquals(
          bed.strings(Side.SOURCE, LARGE_OBJECTS), bed.strings(Side.DESTINATION, LARGE_OBJECTS));
    } finally {
      for (Side side : Side.values()) {
        bed.run(side, "select lo_unlink(oid) from pg_largeobject_metadata");
      }
    }
  }

  @Test
  void withoutSuchTablesThereIsNothingToDo() {
    for (Side side : Side.values()) {
      bed.run(side, "drop table app.log, app.seen; drop schema \"Odd.Schema\" cascade");
    }

    assertEquals(List.of(), copy(List.of(), false));
  }

  private static List<TableCopy> copy(List<String> tables, boolean replace) {
    return steps.copyTables(StepBed.PAIR, Direction.FORWARD, tables, replace);
  }

  private static ApplicationFailure failure(List<String> tables) {
    return failureOf(() -> copy(tables, false));
  }
}
