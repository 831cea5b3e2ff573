package io.beltline.activities.schema;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Statements;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A schema's whole way through files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemaFilesTest {
  private static final int INDEXES = 11;
  private static final int CONSTRAINTS = 5;

  private static StepBed bed;
  private static SchemaFileActivities steps;
  private static SchemaFiles files = SchemaFiles.NONE;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(SchemaFileActivities.class, SchemaFileActivitiesImpl::new);
    bed.run(Side.SOURCE, Statements.of(SchemaStepsTest.class, "nasty.sql"));
    bed.run(
        Side.SOURCE,
        "create schema apart; create extension hstore with schema apart version '1.7';"
            + "create function public.sql_standard() returns bigint begin atomic select count(*) from public.fk; end");
    bed.run(Side.DESTINATION, "create role \"Ann B\" login; create role group_role");
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void theSourceAloneIsEnoughToWriteThem() {
    bed.configure(config -> config.with("/dst", null));

    files = steps.dumpSchema(StepBed.PAIR);

    assertEquals(EnumSet.allOf(SchemaFile.class), files.texts().keySet());
    assertEquals(INDEXES, indexesIn(SchemaFile.INDEXES));
    assertEquals(2, indexesIn(SchemaFile.BASE), "the foreign key's and the replica identity's");
    assertEquals(INDEXES + 2, indexesIn(SchemaFile.WHOLE));
    assertEquals(
        CONSTRAINTS,
        statements(SchemaFile.CONSTRAINTS).stream().mapToInt(ScriptStatement::additions).sum());
  }

  @Test
  @Order(2)
  void theyAreNothingButSqlAndConstantsAreAsTheyWere() {
    for (SchemaFile file : SchemaFile.values()) {
      assertEquals(sql(file), SqlScript.withoutMetaCommands(file, sql(file)));
    }
    assertTrue(sql(SchemaFile.BASE).contains("\n\n-- a comment\n\\restrict last'"));
  }

  @Test
  @Order(3)
  void psqlLoadsAllOfItIntoAnEmptyDatabase(@TempDir Path folder)
      throws IOException, InterruptedException, SQLException {
    PostgresServer destination = bed.servers().destination();
    destination.createDatabase("by_hand");
    Path file = Files.writeString(folder.resolve("schema.sql"), sql(SchemaFile.WHOLE));

    assertEquals("", psql(destination, "by_hand", file));

    assertEquals(
        SchemaStepsTest.dump(bed.servers().source(), StepBed.PAIR.db()),
        SchemaStepsTest.dump(destination, "by_hand"));
  }

  @Test
  @Order(5)
  void withoutASchemaThatSetupBroughtNothingTellsWhatWaits() {
    assertEquals("SchemaNotKept", failureOf(() -> steps.requireKeptSchema(StepBed.PAIR)).getType());
  }

  @Test
  @Order(4)
  void aStatementThatIsRefusedIsNamedAndNothingWasChanged() {
    bed.configure(config -> config.with("/src", null));
    SqlText broken =
        SqlText.of(
            """
            create table public.kept (id int);
            create table public.refused (a no_such_type default 'hidden');
            """);

    ApplicationFailure failure = failureOf(() -> steps.loadSchema(StepBed.PAIR, broken));

    String message = failure.getOriginalMessage();
    assertEquals("SqlRefused", failure.getType());
    assertTrue(failure.isNonRetryable());
    assertTrue(message.contains("statement 2 of no_invalid_constraints.sql, line 2"), message);
    assertTrue(message.contains("create table public.refused"), message);
    assertTrue(message.contains("[42704]"), message);
    assertFalse(message.contains("hidden"), message);
    assertEquals(
        List.of(),
        bed.strings(Side.DESTINATION, "select relname from pg_class where relname = 'kept'"));
  }

  @Test
  @Order(5)
  void aSyntaxErrorShowsNoConstant() {
    ApplicationFailure failure =
        failureOf(() -> steps.loadSchema(StepBed.PAIR, SqlText.of("create 'hidden'")));

    assertTrue(failure.getOriginalMessage().contains("syntax error [42601]"), failure.toString());
    assertFalse(failure.toString().contains("hidden"), failure.toString());
  }

  @Test
  @Order(6)
  void theSameTextIsLoadedOnceUnlessSomebodyDroppedWhatItMade() {
    SqlText text = SqlText.of("create table public.once (id int); set search_path to public");

    assertEquals(2, steps.loadSchema(StepBed.PAIR, text));
    assertEquals(0, steps.loadSchema(StepBed.PAIR, text));

    bed.run(Side.DESTINATION, "drop table public.once");
    assertEquals(2, steps.loadSchema(StepBed.PAIR, text));
    bed.run(Side.DESTINATION, "drop table public.once");
  }

  @Test
  @Order(7)
  void theBaseIsLoadedWithoutWhatWaits() {
    int statements = steps.loadSchema(StepBed.PAIR, text(SchemaFile.BASE));

    assertEquals(statements(SchemaFile.BASE).size(), statements);
    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION, "select conname::text from pg_constraint where not convalidated"));
    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION,
            "select relname from pg_class where relname in ('by_mood', 'part_x')"));
    assertEquals(0, steps.loadSchema(StepBed.PAIR, text(SchemaFile.BASE)));
  }

  @Test
  @Order(8)
  void indexesAreBuiltAndThoseThatAreThereAdopted() {
    bed.run(Side.DESTINATION, "create index only_here on public.part_1 (k)");

    assertEquals(new IndexReport(INDEXES - 1, 1), createIndexes());
    assertEquals(new IndexReport(0, INDEXES), createIndexes());
  }

  @Test
  @Order(9)
  void whatABrokenBuildLeftIsBuiltAgain() throws SQLException {
    bed.run(
        Side.DESTINATION,
        """
        update pg_index set indisvalid = false where indexrelid = '"My Schema"."plain idx"'::regclass
        """);

    assertEquals(new IndexReport(1, INDEXES - 1), createIndexes());

    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION, "select indexrelid::text from pg_index where not indisvalid"));
  }

  @Test
  @Order(10)
  void anIndexThatCannotBeBuiltIsNamed() {
    ApplicationFailure failure =
        failureOf(
            () ->
                createIndexes(
                    "comment on index public.rii is null;\ncreate index bad on public.ri (c)"));

    assertEquals("SqlRefused", failure.getType());
    assertTrue(
        failure.getOriginalMessage().contains("statement 2 of indexes.sql, line 2"),
        failure.getOriginalMessage());
  }

  @Test
  @Order(11)
  void constraintsAreAddedOnce() {
    SqlText text = text(SchemaFile.CONSTRAINTS);

    assertEquals(new ConstraintReport(CONSTRAINTS, 0), steps.loadConstraints(StepBed.PAIR, text));
    assertEquals(new ConstraintReport(0, CONSTRAINTS), steps.loadConstraints(StepBed.PAIR, text));
  }

  @Test
  @Order(12)
  void aConstraintThatIsThereHidesNoOther() {
    SqlText text =
        SqlText.of(
            """
            alter table public.ri add constraint before check (a > 0) not valid;
            alter table public.fk add constraint nv check (v > 0) not valid, add constraint more check (v > 1) not valid;
            """);

    ApplicationFailure failure = failureOf(() -> steps.loadConstraints(StepBed.PAIR, text));

    assertEquals("SqlRefused", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("[42710]"), failure.getOriginalMessage());
    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION,
            "select conname::text from pg_constraint where conname in ('before', 'more')"));
  }

  @Test
  @Order(13)
  void bothSidesAreTheSameAfterwards() throws IOException {
    assertEquals(
        SchemaStepsTest.dump(bed.servers().source(), StepBed.PAIR.db()),
        SchemaStepsTest.dump(bed.servers().destination(), StepBed.PAIR.db()));
    assertEquals(
        List.of("1.7"),
        bed.strings(
            Side.DESTINATION, "select extversion from pg_extension where extname = 'hstore'"));
  }

  private static IndexReport createIndexes() {
    return steps.createIndexes(StepBed.PAIR, text(SchemaFile.INDEXES), false);
  }

  private static IndexReport createIndexes(String sql) {
    return steps.createIndexes(StepBed.PAIR, SqlText.of(sql), false);
  }

  private static SqlText text(SchemaFile file) {
    return files.text(file).orElseThrow();
  }

  private static String sql(SchemaFile file) {
    return text(file).sql();
  }

  private static List<ScriptStatement> statements(SchemaFile file) {
    return SqlScript.read(file, sql(file));
  }

  private static long indexesIn(SchemaFile file) {
    return statements(file).stream().filter(ScriptStatement::createsIndex).count();
  }

  /** What it complains of; stops at the first error. */
  private static String psql(PostgresServer server, String database, Path file)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            PostgresPrograms.atLeast(15).program("psql"),
            "--no-psqlrc",
            "--quiet",
            "--output=/dev/null",
            "--set=ON_ERROR_STOP=1",
            "--host=" + server.host(),
            "--port=" + server.port(),
            "--username=" + server.superuser(),
            "--dbname=" + database,
            "--file=" + file);
    command.environment().put("PGPASSWORD", server.password());
    Process process = command.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? text : text + " (exit " + exit + ")";
  }
}
