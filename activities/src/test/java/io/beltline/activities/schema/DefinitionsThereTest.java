package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.testbed.process.Await;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SqlText;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under the name of an index or constraint that is to be made. */
class DefinitionsThereTest {
  private static final String WAITING =
      "select 1 from pg_stat_activity where query ~ '^create index concurrently' and wait_event = 'virtualxid'";

  private static StepBed bed;
  private static SchemaFileActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(SchemaFileActivities.class, SchemaFileActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createTables() {
    bed.run(
        Side.DESTINATION,
        """
        drop schema if exists "It""s" cascade;
        create schema "It""s";
        create table "It""s"."T" (id int primary key, name varchar(20), "Day" date, parent int, twice int generated always as (id * 2) stored);
        insert into "It""s"."T" select i, 'n' || i, '2026-01-01', 1 from generate_series(1, 50) i;
        create table "It""s".parts (id int, k int) partition by range (id);
        create table "It""s".parts_1 partition of "It""s".parts for values from (0) to (100);
        create materialized view "It""s".mv as select id from "It""s"."T";
        create domain "It""s".word as varchar(30);
        """);
  }

  /** First what is there, then how a human has written the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create index i on \"It\"\"s\".\"T\" (lower(name))|CREATE INDEX  I /* mine */ ON \"It\"\"s\".\"T\" USING btree (lower((name)::text) ASC)",
        "create unique index \"a b\" on \"It\"\"s\".\"T\" (id, \"Day\") where \"Day\" > '2020-01-01'|create unique index if not exists \"a b\" on \"It\"\"s\".\"T\" using btree(id,\"Day\") where (\"Day\">'2020-01-01'::date)",
        "create index i on \"It\"\"s\".\"T\" (twice) include (name) with (fillfactor = 70)|create index i on \"It\"\"s\".\"T\"(twice)include(name)with(fillfactor='70')",
        "create index i on \"It\"\"s\".parts (k)|create index i on \"It\"\"s\".parts (k nulls last)",
        "create index i on \"It\"\"s\".mv (id desc)|create index concurrently i on \"It\"\"s\".mv using btree (id desc nulls first)",
      })
  void theSameIndexWrittenInAnotherWayIsAdopted(String there, String wanted) {
    bed.run(Side.DESTINATION, there);

    assertEquals(new IndexReport(0, 1), createIndexes(wanted, false));
    assertEquals(new IndexReport(0, 1), createIndexes(wanted, true));
    assertEquals(List.of(), strings("select 1 from pg_namespace where nspname ~ 'likeness'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index i on \"It\"\"s\".\"T\" (\"Day\")",
        "create unique index i on \"It\"\"s\".\"T\" (id)",
        "create index i on \"It\"\"s\".\"T\" (id) where id > 1",
        "create index i on \"It\"\"s\".\"T\" (id desc)",
        "create index i on \"It\"\"s\".parts (id)",
      })
  void anotherIndexOfTheNameIsNamedWithBothDefinitionsBeforeAnythingIsBuilt(String there) {
    bed.run(Side.DESTINATION, there);

    ApplicationFailure failure =
        failureOf(
            () ->
                createIndexes(
                    "create index first on \"It\"\"s\".\"T\" (name); create index i on \"It\"\"s\".\"T\" (id)",
                    false));

    assertEquals("IndexDiffers", failure.getType());
    String message = failure.getOriginalMessage();
    assertTrue(message.contains("statement 2 of indexes.sql"), message);
    assertTrue(message.contains("There: CREATE"), message);
    assertTrue(message.contains("Wanted: CREATE INDEX i ON \"T\" USING btree (id)"), message);
    assertEquals(List.of(), strings("select 1 from pg_class where relname = 'first'"));
  }

  @Test
  void withoutLockOneIsBuiltWhileSomebodyWritesToItsTable() throws SQLException {
    CompletableFuture<IndexReport> building;
    try (Connection writer = bed.connect(Side.DESTINATION)) {
      writer.setAutoCommit(false);
      Query.of(writer, "update \"It\"\"s\".\"T\" set name = 'x' where id = 1").run();
      building =
          CompletableFuture.supplyAsync(
              () ->
                  createIndexes(
                      "create index i on \"It\"\"s\".\"T\" (id desc); create index p on only \"It\"\"s\".parts (k);"
                          + "create index q on \"It\"\"s\".parts_1 (k); alter index \"It\"\"s\".p attach partition \"It\"\"s\".q",
                      true));
      Await.first(
          "the build waits for the writer",
          Duration.ofSeconds(20),
          Duration.ofMillis(20),
          () -> strings(WAITING).stream().findFirst());
      Query.of(writer, "update \"It\"\"s\".\"T\" set name = 'y' where id = 2").run();
      writer.commit();
    }

    assertEquals(new IndexReport(3, 0), building.join());
    assertEquals(List.of(), invalid());
  }

  @Test
  void whatAKilledBuildWithoutLockLeftIsBuiltAgain() {
    bed.run(
        Side.DESTINATION,
        "update \"It\"\"s\".\"T\" set parent = id; update \"It\"\"s\".\"T\" set parent = 1 where id = 2");
    String unique = "create unique index one on \"It\"\"s\".\"T\" (parent)";

    assertEquals("SqlRefused", failureOf(() -> createIndexes(unique, true)).getType());
    assertEquals(List.of("one"), invalid());
    assertEquals("SqlRefused", failureOf(() -> createIndexes(unique, true)).getType());
    assertEquals(List.of("one"), invalid());

    bed.run(Side.DESTINATION, "update \"It\"\"s\".\"T\" set parent = id");
    assertEquals(new IndexReport(1, 0), createIndexes(unique, true));
    assertEquals(List.of(), invalid());
    assertEquals(new IndexReport(0, 1), createIndexes(unique, true));
  }

  /** First what is there, then how a human has written the same, or less. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alter table \"It\"\"s\".\"T\" add constraint c check (name <> '') not valid|ALTER TABLE ONLY \"It\"\"s\".\"T\" ADD CONSTRAINT C CHECK (((name)::text <> ''::text)) NOT VALID",
        "alter table \"It\"\"s\".\"T\" add constraint c check (id > 0)|alter table \"It\"\"s\".\"T\" add constraint c check ((id>0)) not valid",
        "alter table \"It\"\"s\".\"T\" add constraint \"F K\" foreign key (parent) references \"It\"\"s\".\"T\" not valid|alter table \"It\"\"s\".\"T\" add constraint \"F K\" foreign key (parent) references \"It\"\"s\".\"T\" (id) not valid",
        "alter domain \"It\"\"s\".word add constraint w check (value <> 'x') not valid|alter domain \"It\"\"s\".word add constraint w check (VALUE::text != 'x'::text) not valid",
      })
  void theSameConstraintWrittenInAnotherWayIsAdopted(String there, String wanted) {
    bed.run(Side.DESTINATION, there);

    assertEquals(new ConstraintReport(0, 1), loadConstraints(wanted));
    assertEquals(List.of(), strings("select 1 from pg_namespace where nspname ~ 'likeness'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alter table \"It\"\"s\".\"T\" add constraint c check (id > 1) not valid|alter table \"It\"\"s\".\"T\" add constraint c check (id > 0) not valid",
        "alter table \"It\"\"s\".\"T\" add constraint c check (id > 0) not valid|alter table \"It\"\"s\".\"T\" add constraint c check (id > 0)",
        "alter table \"It\"\"s\".\"T\" add constraint c check (id > 0) not valid|alter table \"It\"\"s\".\"T\" add constraint c foreign key (parent) references \"It\"\"s\".\"T\" (id) not valid",
        "alter domain \"It\"\"s\".word add constraint c check (value <> 'x') not valid|alter domain \"It\"\"s\".word add constraint c check (value <> 'y') not valid",
      })
  void anotherConstraintOfTheNameIsNamedWithBothDefinitions(String there, String wanted) {
    bed.run(Side.DESTINATION, there);

    ApplicationFailure failure =
        failureOf(
            () ->
                loadConstraints(
                    "alter table \"It\"\"s\".parts add constraint first check (k > 0);" + wanted));

    assertEquals("ConstraintDiffers", failure.getType());
    String message = failure.getOriginalMessage();
    assertTrue(message.contains("There: CHECK"), message);
    assertTrue(message.contains("Wanted: "), message);
    assertTrue(message.contains("statement 2 of invalid_constraints.sql"), message);
    assertEquals(List.of(), strings("select 1 from pg_constraint where conname = 'first'"));
  }

  private static IndexReport createIndexes(String sql, boolean concurrently) {
    return steps.createIndexes(StepBed.PAIR, SqlText.of(sql), concurrently);
  }

  private static ConstraintReport loadConstraints(String sql) {
    return steps.loadConstraints(StepBed.PAIR, SqlText.of(sql));
  }

  private static List<String> invalid() {
    return strings(
        "select x.relname::text from pg_index i join pg_class x on x.oid = i.indexrelid where not indisvalid");
  }

  private static ApplicationFailure failureOf(Executable step) {
    return assertInstanceOf(
        ApplicationFailure.class, assertThrows(ActivityFailure.class, step).getCause());
  }

  private static List<String> strings(String sql) {
    try (Connection connection = bed.connect(Side.DESTINATION)) {
      return Query.of(connection, sql).strings();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
