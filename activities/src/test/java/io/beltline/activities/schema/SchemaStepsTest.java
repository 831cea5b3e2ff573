package io.beltline.activities.schema;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaReport;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemaStepsTest {
  private static final int INDEXES = 13;
  private static final int CONSTRAINTS = 5;

  private static TriedSchema tried;
  private static StepBed bed;
  private static SchemaActivities steps;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    steps = bed.lasting(SchemaActivities.class, SchemaActivitiesImpl::new);
    RoleActivities roles = bed.quick(RoleActivities.class, RoleActivitiesImpl::new);
    bed.run(Side.SOURCE, Statements.of(SchemaStepsTest.class, "nasty.sql"));
    bed.run(Side.SOURCE, Statements.of(SchemaStepsTest.class, "nasty-too.sql"));
    bed.run(
        Side.SOURCE,
        "create function public.sql_standard() returns bigint begin atomic select count(*) from public.fk; end");
    tried = TriedSchema.on(bed);
    roles.ensureReplicationRole(StepBed.PAIR);
    roles.ensureApplicationRoles(StepBed.PAIR, true);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(0)
  void aSchemaThatCannotArriveIsRefusedBeforeAnythingIsTouchedAndNoOther() {
    tried.leftNothing();
    assertEquals(List.of(), tried.blockers());

    assertEquals(List.of("schema-refused"), tried.refused().stream().map(Finding::code).toList());
    String reason = tried.refused().get(0).reason();
    assertTrue(reason.contains("CREATE FUNCTION public.odd()"), reason);
    assertTrue(reason.contains("plpgsql.odd"), reason);
    assertFalse(reason.contains("secret"), reason);
  }

  @Test
  @Order(1)
  void aFailedRestoreLeavesNothingAndSaysWhy() {
    bed.run(Side.DESTINATION, "create function public.sql_standard() returns bigint return 1");

    String message = failureOf(() -> steps.ensureSchema(StepBed.PAIR)).toString();

    assertTrue(message.contains("sql_standard"), message);
    assertFalse(message.contains("BEGIN ATOMIC"), message);
    assertFalse(message.contains(bed.servers().destination().password()), message);
    assertEquals(
        List.of(),
        bed.strings(Side.DESTINATION, "select relname from pg_class where relname = 'fk'"));
    bed.run(Side.DESTINATION, "drop function public.sql_standard()");
  }

  @Test
  @Order(2)
  void schemaArrivesWithoutWhatIsDeferred() {
    SchemaReport report = steps.ensureSchema(StepBed.PAIR);

    assertEquals(INDEXES, report.deferredIndexes());
    assertEquals(CONSTRAINTS, report.deferredConstraints());
    assertEquals(
        List.of(
                "part 2a_pkey",
                "part_1_pkey",
                "part_2_pkey",
                "part_pkey",
                "rii",
                "T 1_pkey",
                "fk_pkey",
                "u; idx")
            .stream()
            .sorted()
            .toList(),
        bed.strings(
            Side.DESTINATION,
            "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " where nspname in ('public', 'My Schema', 'order') order by c.relname collate \"C\""));
    assertEquals(
        List.of(),
        bed.strings(Side.DESTINATION, "select conname from pg_constraint where not convalidated"));
    String versions =
        "select extname || ' ' || extversion from pg_extension where extname <> 'pglogical' order by 1";
    assertEquals(bed.strings(Side.SOURCE, versions), bed.strings(Side.DESTINATION, versions));
    assertEquals(report, steps.ensureSchema(StepBed.PAIR));
  }

  @Test
  @Order(3)
  void aRestoreThatWasCommittedBeforeAKillIsAdopted() {
    bed.run(Side.DESTINATION, "update beltline.schema_archive set restored_at = null");
    assertEquals(INDEXES, steps.ensureSchema(StepBed.PAIR).deferredIndexes());
  }

  @Test
  @Order(4)
  void indexesAreBuiltAndBrokenOnesReplaced() {
    // With rows there, a build calls what the index is made of.
    bed.run(Side.DESTINATION, "insert into too.widely (key) select generate_series(1, 20)");
    bed.run(
        Side.DESTINATION,
        "create index \"plain idx\" on \"My Schema\".\"T 1\" (\"a b\");"
            + "update pg_index set indisvalid = false where indexrelid = '\"My Schema\".\"plain idx\"'::regclass;"
            + "create index only_here on public.part_1 (k)");

    assertEquals(new IndexReport(INDEXES - 1, 1), steps.ensureIndexes(StepBed.PAIR));
    assertEquals(new IndexReport(0, INDEXES), steps.ensureIndexes(StepBed.PAIR));
    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION,
            "select indexrelid::regclass::text from pg_index where not indisvalid"));
  }

  @Test
  @Order(5)
  void anotherIndexOfTheNameIsRefused() {
    bed.run(
        Side.DESTINATION,
        "alter index \"My Schema\".by_mood rename to kept;"
            + "create index by_mood on \"My Schema\".\"T 1\" (id)");

    assertRefused("IndexDiffers", () -> steps.ensureIndexes(StepBed.PAIR));

    bed.run(
        Side.DESTINATION,
        "drop index \"My Schema\".by_mood; alter index \"My Schema\".kept rename to by_mood");
  }

  @Test
  @Order(6)
  void whatSetupKeptCanBeBuiltWithoutLocks() {
    bed.run(Side.DESTINATION, "drop index \"My Schema\".\"plain idx\", public.part_x");
    SchemaFileActivities commands =
        bed.lasting(SchemaFileActivities.class, SchemaFileActivitiesImpl::new);

    IndexReport report = commands.createKeptIndexes(StepBed.PAIR, true);

    assertEquals(INDEXES, report.built() + report.adopted());
    assertTrue(report.built() > 3, report::toString);
    assertEquals(
        List.of(),
        bed.strings(
            Side.DESTINATION,
            "select indexrelid::regclass::text from pg_index where not indisvalid"));
  }

  @Test
  @Order(7)
  void anotherConstraintOfTheNameIsRefused() {
    bed.run(Side.DESTINATION, "alter table public.fk add constraint nv check (v > 1) not valid");

    assertRefused("ConstraintDiffers", () -> steps.ensureNotValidConstraints(StepBed.PAIR));

    bed.run(Side.DESTINATION, "alter table public.fk drop constraint nv");
  }

  private static void assertRefused(String type, Executable step) {
    ApplicationFailure failure = failureOf(step);
    assertEquals(type, failure.getType());
    assertTrue(failure.isNonRetryable());
  }

  /** Whoever comes after it to the table waits no longer than that either. */
  @Test
  @Order(7)
  void aConstraintWaitsOnlyAMomentForWhoeverHasItsTable() throws SQLException {
    try (Connection writer = bed.connect(Side.DESTINATION)) {
      writer.setAutoCommit(false);
      Query.of(writer, "lock table \"My Schema\".\"T 1\" in row exclusive mode").run();

      ApplicationFailure failure = failureOf(() -> steps.ensureNotValidConstraints(StepBed.PAIR));

      assertEquals("LockNotAvailable", failure.getType());
      assertFalse(failure.isNonRetryable());
      writer.rollback();
    }
  }

  @Test
  @Order(8)
  void notValidConstraintsAreAddedOnce() {
    assertEquals(
        new ConstraintReport(CONSTRAINTS, 0), steps.ensureNotValidConstraints(StepBed.PAIR));
    assertEquals(
        new ConstraintReport(0, CONSTRAINTS), steps.ensureNotValidConstraints(StepBed.PAIR));
  }

  @Test
  @Order(9)
  void bothSidesAreTheSameAfterwards() throws IOException {
    assertEquals(dump(bed.servers().source()), dump(bed.servers().destination()));
  }

  @Test
  @Order(10)
  void statisticsAreThereAfterwards() {
    bed.run(
        Side.DESTINATION,
        "insert into public.ri select i, i from generate_series(1, 30) i;"
            + "insert into public.part select i, i % 20, 'x' from generate_series(1, 100) i");
    steps.analyze(StepBed.PAIR, Side.DESTINATION);
    assertEquals(
        List.of("part_1:50", "ri:30"),
        bed.strings(
            Side.DESTINATION,
            "select relname || ':' || reltuples::int from pg_class where relname in ('ri', 'part_1') order by 1"));
  }

  @Test
  @Order(11)
  void materializedViewsAreFilledInOrder() {
    assertEquals(3, steps.refreshMaterializedViews(StepBed.PAIR, Side.DESTINATION));
    assertEquals(3, steps.refreshMaterializedViews(StepBed.PAIR, Side.DESTINATION));
    assertEquals(List.of("100"), bed.strings(Side.DESTINATION, "select sum from public.a_second"));
    assertEquals(
        List.of("empty"),
        bed.strings(
            Side.DESTINATION,
            "select relname from pg_class where relkind = 'm' and not relispopulated"));
  }

  @Test
  @Order(12)
  void aSchemaThatIsOnlyPartlyThereStopsTheStep() {
    bed.run(Side.DESTINATION, "drop table public.ri");
    String message = failureOf(() -> steps.ensureSchema(StepBed.PAIR)).getOriginalMessage();
    assertTrue(message.contains("lacks public.ri"), message);
  }

  private static List<String> dump(PostgresServer server) throws IOException {
    return dump(server, StepBed.PAIR.db());
  }

  /** What an independent dump of the whole schema says, entry by entry, in any order. */
  static List<String> dump(PostgresServer server, String database) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            PostgresPrograms.atLeast(15).program("pg_dump"),
            "-s",
            "-N",
            "beltline",
            "-N",
            "pglogical",
            "-h",
            server.host(),
            "-p",
            String.valueOf(server.port()),
            "-U",
            server.superuser(),
            database);
    command.environment().put("PGPASSWORD", server.password());
    Process process = command.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String comparable =
        Pattern.compile("^\\\\(un)?restrict .*$|^-- Dumped .*$|^-- TOC .*$", Pattern.MULTILINE)
            .matcher(text)
            .replaceAll("");
    return Arrays.stream(comparable.split("\n\n+", -1))
        .map(String::strip)
        // Beltline's event triggers, on the source alone.
        .filter(entry -> !entry.contains("beltline_d"))
        .sorted()
        .toList();
  }
}
