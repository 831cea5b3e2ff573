package io.beltline.activities.copy;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.Deadline;
import io.beltline.activities.StepBed;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.Query;
import io.beltline.configuration.MigrationScope;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.copy.CopyActivities;
import io.beltline.workflows.copy.CopyReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was copied ahead is completed behind the fence, and only where it is proven to hold. */
class CopyAheadTest {
  private static final String SCHEMA =
      """
      drop schema if exists app cascade;
      create schema app;
      create table app.log (line text, size int);
      create table app.doc (id int primary key, body text, twice int generated always as (2 * id) stored);
      """;
  private static final String ROWS =
      """
      insert into app.log select 'line ' || i, i from generate_series(1, 5000) i;
      insert into app.doc (id, body) select i, repeat('x', i) from generate_series(1, 100) i
      """;
  private static final String MORE =
      """
      insert into app.log values ('line 1', 1), ('new', null);
      insert into app.doc (id, body) values (101, null)
      """;
  private static final String CONTENT =
      "select 'log ' || l::text from app.log l union all select 'doc ' || d::text from app.doc d order by 1";

  private static StepBed bed;
  private static CopyActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(CopyActivities.class, CopyActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createSchema() {
    bed.run(Side.SOURCE, SCHEMA + ROWS);
    bed.run(Side.DESTINATION, SCHEMA + "insert into app.log values ('of old', 0)");
  }

  @Test
  void onlyWhatCameSinceIsBrought() {
    CopyReport ahead = ahead();
    assertEquals(new CopyReport(2, 0, 5100, ahead.bytes()), ahead);
    bed.run(Side.SOURCE, MORE);

    CopyReport report = complete();

    assertEquals(2, report.completed());
    assertEquals(3, report.rows());
    assertSame();
  }

  @Test
  void nothingIsBroughtWhereNothingCame() {
    ahead();

    assertEquals(new CopyReport(2, 2, 0, 0), complete());
    assertSame();
  }

  @Test
  void whatWasOnItsWayComesAfterwards() throws SQLException {
    try (Connection application = bed.connect(Side.SOURCE);
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("insert into app.log values ('before', 1)");
      statement.execute("savepoint a; insert into app.log values ('within', 2); release a");
      bed.run(Side.SOURCE, "insert into app.log values ('newer, and done before', 3)");
      assertEquals(5100, ahead().rows());
      statement.execute("savepoint b; insert into app.log values ('undone', 4); rollback to b");
      statement.execute("savepoint c; insert into app.log values ('after', 5)");
      application.commit();
    }

    CopyReport report = complete();

    assertEquals(2, report.completed());
    assertEquals(4, report.rows());
    assertSame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update app.log set size = 0 where line = 'line 7'",
        "update app.log set size = size",
        "delete from app.log where size = 7",
        "delete from app.log where size = 7; insert into app.log values ('instead', 7)",
        "truncate app.log",
        "truncate app.log; insert into app.log select 'line ' || i, i from generate_series(1, 5000) i",
        "alter table app.log alter size type bigint",
        "alter table app.log alter line type varchar(100)",
        "alter table app.log drop size, add size int default 7"
      })
  void aTableThatWasChangedOtherwiseIsReplaced(String change) {
    ahead();
    bed.run(Side.SOURCE, change);
    bed.run(Side.SOURCE, MORE);

    assertEquals(1, complete().completed());
    assertSame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into app.log values ('stray', 1)",
        "delete from app.log where size = 7",
        "update app.log set size = size where size = 7",
        "delete from app.log where size = 7; insert into app.log values ('stray', 1)",
        "truncate app.log; insert into app.log select 'other ' || i, i from generate_series(1, 5000) i",
        "alter table app.log drop size, add size int default 7",
        "update beltline.provenance set lineage = 'another' where table_name = 'log'",
        "update beltline.provenance set horizon = horizon - 4294967296 where table_name = 'log'",
        "delete from beltline.provenance where table_name = 'log'"
      })
  void aTableThatWasTouchedOnTheSubscriberIsReplaced(String change) {
    ahead();
    bed.run(Side.DESTINATION, change);
    bed.run(Side.SOURCE, MORE);

    assertEquals(1, complete().completed());
    assertSame();
  }

  @Test
  void aColumnThatBothSidesGotSinceIsFilled() {
    ahead();
    bed.run(Side.SOURCE, "alter table app.log add more timestamptz default now()");
    bed.run(Side.DESTINATION, "alter table app.log add more timestamptz default now()");

    assertEquals(1, complete().completed());
    assertSame();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vacuum full app.log", "vacuum freeze app.log", "analyze app.log"})
  void upkeepOfTheTableDoesNoHarm(String upkeep) {
    ahead();
    bed.run(Side.SOURCE, upkeep);
    bed.run(Side.DESTINATION, upkeep);
    bed.run(Side.SOURCE, MORE);

    assertEquals(2, complete().completed());
    assertSame();
  }

  @Test
  void aRepeatBringsNothingTwice() {
    ahead();
    bed.run(Side.SOURCE, MORE);

    complete();
    assertEquals(new CopyReport(2, 2, 0, 0), complete());
    assertSame();
  }

  @Test
  void aRepeatAheadBringsOnlyWhatCameSince() throws SQLException {
    ahead();
    try (Connection application = bed.connect(Side.SOURCE);
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("insert into app.log values ('on its way', 1)");
      bed.run(Side.SOURCE, MORE);
      assertEquals(0, ahead().rows(), "all that came is behind one that is on its way");
      application.commit();
    }
    assertEquals(4, ahead().rows());
    bed.run(Side.SOURCE, "insert into app.log values ('last', 1)");

    assertEquals(1, complete().rows());
    assertSame();
  }

  @Test
  void anOutageThatWasUndoneLeavesLittleForTheNext() {
    ahead();
    bed.run(Side.SOURCE, MORE);
    complete();
    bed.run(Side.SOURCE, "insert into app.log values ('on the source again', 1)");

    assertEquals(1, ahead().rows());
    assertEquals(new CopyReport(2, 2, 0, 0), complete());
    assertSame();
  }

  @Test
  void withoutACopyAheadEverythingIsBrought() {
    bed.run(Side.DESTINATION, "drop schema if exists beltline cascade");

    assertEquals(5100, complete().rows());
    assertSame();
  }

  @Test
  void aCrashOfEitherSideDoesNoHarm() {
    ahead();
    bed.run(Side.SOURCE, MORE);
    for (PostgresServer server : List.of(bed.servers().source(), bed.servers().destination())) {
      server.kill();
      server.start();
    }

    CopyReport report = complete();

    assertEquals(2, report.completed());
    assertSame();
  }

  @Test
  void triggersAndOldRowsThatACheckForbidsDoNotMatter() {
    String checked = "alter table app.log add constraint positive check (size > 0) not valid";
    bed.run(
        Side.DESTINATION,
        """
        create table app.noted (id int primary key);
        create function app.note() returns trigger language plpgsql as
          $$ begin insert into app.noted values (new.size); return null; end $$;
        create trigger noting before insert on app.log for each row execute function app.note();
        alter table app.log enable always trigger noting;
        """
            + checked);
    bed.run(Side.SOURCE, "insert into app.log values ('old', -1);" + checked);
    ahead();
    bed.run(Side.SOURCE, MORE);

    assertEquals(2, complete().completed());
    assertSame();
    assertEquals(List.of("0"), bed.strings(Side.DESTINATION, "select count(*) from app.noted"));
  }

  @Test
  void bigTablesGoSideBySideAndInBinaryForm() {
    String storage =
        "; alter table app.one alter note set storage plain; alter table app.two alter note set storage plain";
    String tables =
        "create table app.one (id int, note text); create table app.two (id int, note text)";
    bed.run(Side.SOURCE, tables + storage);
    bed.run(Side.DESTINATION, tables + storage);
    for (String table : List.of("one", "two")) {
      bed.run(
          Side.SOURCE,
          "insert into app.%s select i, repeat('x', 1000) from generate_series(1, 10000) i"
              .formatted(table));
    }
    assertEquals(25_100, ahead().rows());
    bed.run(
        Side.SOURCE, "insert into app.one values (0, 'é'); update app.two set id = 0 where id = 1");

    CopyReport report = complete();

    assertEquals(3, report.completed());
    assertEquals(10_001, report.rows());
    String sum = "select md5(string_agg(t::text, '' order by t::text)) from app.%s t";
    for (String table : List.of("one", "two")) {
      assertEquals(
          bed.strings(Side.SOURCE, sum.formatted(table)),
          bed.strings(Side.DESTINATION, sum.formatted(table)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SOURCE | update app.log set size = 0 where line = 'line 7'",
        "DESTINATION | update app.log set size = 0 where line = 'line 7'",
        "SOURCE | insert into app.log values ('late', 1)",
        "DESTINATION | insert into app.log values ('late', 1)"
      })
  void whatSomebodyWritesAfterTheCopyIsFound(Side side, String change) throws SQLException {
    ahead();
    complete();
    confirm();

    bed.run(side, change);
    ApplicationFailure failure = assertThrows(ApplicationFailure.class, CopyAheadTest::confirm);

    assertEquals("CopiedRowsChanged", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("moved: app.log."), failure::toString);
  }

  /** The rows are not locked, lest an outage waits for whoever else looks at them. */
  @Test
  void whatSomebodyWritesBetweenTheLookAndTheCommitIsFound() throws Exception {
    ahead();
    CompletableFuture<ApplicationFailure> failing;
    try (Connection holder = bed.connect(Side.DESTINATION)) {
      holder.setAutoCommit(false);
      Query.of(holder, "lock table beltline.provenance in share mode").run();
      failing = CompletableFuture.supplyAsync(() -> failureOf(CopyAheadTest::complete));
      Deadline.await(
          () ->
              !bed.strings(Side.DESTINATION, "select pid from pg_locks where not granted")
                  .isEmpty());
      bed.run(Side.DESTINATION, "insert into app.log values ('stray', 1)");
      holder.rollback();
    }

    assertEquals("CopiedRowsChanged", failing.get().getType());
  }

  /** Its transaction is older than what a copy before it has brought. */
  @Test
  void whoWritesInAnotherDatabaseDoesNotUndoWhatACopyHasBrought() throws SQLException {
    try (Connection elsewhere = bed.servers().source().connect("postgres")) {
      elsewhere.setAutoCommit(false);
      Query.of(elsewhere, "select txid_current()").strings();
      ahead();
      bed.run(Side.SOURCE, MORE);
      complete();
      bed.run(Side.SOURCE, "insert into app.log values ('on the source again', 1)");

      assertEquals(0, ahead().rows());
      CopyReport report = complete();

      assertEquals(2, report.completed());
      assertEquals(1, report.rows());
    }
    assertSame();
  }

  @Test
  void rowsThatComeOutOtherwiseEndTheCopyWithoutATrace() {
    for (Side side : Side.values()) {
      bed.run(
          side,
          """
          create function app.rate() returns int immutable language sql as 'select %d';
          create table app.priced (id int primary key, price int generated always as (id * app.rate()) stored)
          """
              .formatted(side == Side.SOURCE ? 2 : 3));
    }
    bed.run(Side.SOURCE, "insert into app.priced values (1)");

    ApplicationFailure failure = failureOf(CopyAheadTest::complete);

    assertEquals("CopyNotEqual", failure.getType());
    assertEquals(List.of("0"), bed.strings(Side.DESTINATION, "select count(*) from app.priced"));
  }

  private static void confirm() throws SQLException {
    try (Connection provider = bed.connect(Side.SOURCE);
        Connection subscriber = bed.connect(Side.DESTINATION)) {
      List<Table> copied = Tables.read(provider, MigrationScope.EVERYTHING).copied();
      new Lane(provider, subscriber).confirm(copied);
    }
  }

  private static CopyReport ahead() {
    return steps.copyTablesAhead(StepBed.PAIR, Direction.FORWARD);
  }

  private static CopyReport complete() {
    return steps.copyTablesWithoutIdentity(StepBed.PAIR, Direction.FORWARD);
  }

  private static void assertSame() {
    assertEquals(bed.strings(Side.SOURCE, CONTENT), bed.strings(Side.DESTINATION, CONTENT));
  }
}
