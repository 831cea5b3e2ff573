package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.inventory.InventoryActivitiesImpl;
import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.InventoryActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.Finding.Severity;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrecheckActivitiesTest {
  private StepBed bed;
  private PrecheckActivities precheck;

  @BeforeAll
  void startServers() {
    ServerOptions prepared = ServerOptions.defaults().with("max_prepared_transactions", "5");
    bed = StepBed.start(prepared, ServerOptions.defaults(), config -> config);
    precheck = bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
    bed.run(
        Side.SOURCE,
        """
        create table orders (id int primary key, v text);
        create table log (line text);
        create sequence free;
        """);
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @AfterEach
  void configureSoundly() {
    bed.configure(config -> config);
  }

  @Test
  void aSoundPairHasNoBlockersAndNothingIsLeftBehind() {
    InventoryActivities inventory =
        bed.quick(InventoryActivities.class, InventoryActivitiesImpl::new);
    Baseline before = inventory.takeBaseline(StepBed.PAIR);

    PrecheckReport report = precheck.precheck(StepBed.PAIR);

    assertEquals(List.of(), report.findings());
    assertEquals(EngineKind.PGLOGICAL, report.engine());
    assertTrue(report.engineReason().startsWith("both servers preload it"), report.engineReason());
    assertEquals(1, report.replicatedTables());
    assertEquals(List.of("public.log"), report.copiedTables());
    assertEquals(1, report.sequences());
    assertTrue(report.bytes() > 0);
    assertEquals(List.of(), inventory.findLeftovers(StepBed.PAIR, before));
    assertEquals(report, precheck.precheck(StepBed.PAIR));
  }

  static Stream<Planted> whatIsFoundInDatabases() {
    return Stream.of(
        new Planted(
            Side.DESTINATION,
            "create table t (id int); create view v as select 1",
            "drop view v; drop table t",
            "destination-not-empty",
            "table public.t, view public.v"),
        new Planted(
            Side.DESTINATION,
            "create table t (id int); create table u (id int); insert into u values (1)",
            "drop table t, u",
            "destination-not-empty",
            "table public.t, table public.u; rows are in public.u"),
        new Planted(
            Side.DESTINATION,
            "create function f() returns int language sql as 'select 1'",
            "drop function f()",
            "destination-not-empty",
            "function public.f"),
        new Planted(Side.SOURCE, "create extension citext", "drop extension citext", null, ""),
        new Planted(
            Side.SOURCE,
            """
            create extension citext; create table jobs (job text); insert into jobs values ('nightly');
            alter extension citext add table jobs;
            update pg_extension set extconfig = array['jobs'::regclass::oid], extcondition = array['where job <> ''x''']
             where extname = 'citext'
            """,
            "update pg_extension set extconfig = null, extcondition = null where extname = 'citext'; drop extension citext",
            "extension-rows",
            "jobs"),
        new Planted(
            Side.SOURCE,
            "create schema beltline",
            "drop schema beltline",
            "earlier-migration",
            "drop schema beltline cascade"),
        new Planted(
            Side.DESTINATION,
            """
            create schema beltline;
            create table beltline.login_manifest (role_name name, can_login boolean);
            insert into beltline.login_manifest values ('app', true)
            """,
            "drop schema beltline cascade",
            "earlier-migration",
            "alter role %I login"),
        new Planted(
            Side.SOURCE,
            "create extension pglogical; select pglogical.create_node('theirs', 'host=x')",
            "select pglogical.drop_node('theirs'); drop extension pglogical",
            "foreign-node",
            "theirs"),
        new Planted(
            Side.DESTINATION,
            "create extension pglogical; select pglogical.create_node('pg2', 'host=x')",
            "select pglogical.drop_node('pg2'); drop extension pglogical",
            "foreign-node",
            "select pglogical.drop_node('pg2', true);"),
        new Planted(
            Side.SOURCE,
            "select pg_create_physical_replication_slot('orphan', true)",
            "select pg_drop_replication_slot('orphan')",
            "inactive-slot",
            "select pg_drop_replication_slot('orphan');"),
        new Planted(
            Side.DESTINATION,
            "alter database shop set intervalstyle = 'iso_8601'",
            "alter database shop reset intervalstyle",
            "settings-differ",
            "alter database \"shop\" set intervalstyle = 'postgres';"),
        new Planted(
            Side.SOURCE,
            "alter database shop set intervalstyle = 'iso_8601'",
            "alter database shop reset intervalstyle",
            null,
            ""),
        new Planted(
            Side.SOURCE,
            """
            create extension postgres_fdw; create server far foreign data wrapper postgres_fdw;
            create foreign table distant (id int) server far
            """,
            "drop extension postgres_fdw cascade",
            "foreign-table",
            "public.distant on far"),
        new Planted(
            Side.DESTINATION,
            "create subscription feed connection 'host=x' publication p with (connect = false)",
            "alter subscription feed set (slot_name = none); drop subscription feed",
            "foreign-subscription",
            "feed"),
        new Planted(
            Side.SOURCE,
            "select lo_create(4711)",
            "select lo_unlink(4711)",
            "large-objects",
            "1 large objects"),
        new Planted(
            Side.SOURCE,
            "create table base (id int); create table heir () inherits (base)",
            "drop table heir, base",
            "inheritance",
            "public.heir inherits public.base"),
        new Planted(
            Side.SOURCE,
            """
            create function quiet() returns trigger language plpgsql as 'begin return null; end';
            create trigger always after insert on orders execute function quiet();
            alter table orders enable always trigger always
            """,
            "drop function quiet cascade",
            "replica-trigger",
            "always on public.orders"),
        new Planted(
            Side.SOURCE,
            """
            create function ddl() returns event_trigger language plpgsql as 'begin end';
            create event trigger e on ddl_command_end execute function ddl()
            """,
            "drop function ddl cascade",
            "event-trigger",
            "e"));
  }

  @ParameterizedTest
  @MethodSource("whatIsFoundInDatabases")
  void whatIsInTheWayIsFoundWithItsRemedy(Planted planted) {
    bed.run(planted.side(), planted.plant());
    try {
      PrecheckReport report = precheck.precheck(StepBed.PAIR);

      if (planted.code() == null) {
        assertEquals(List.of(), report.findings());
      } else {
        assertEquals(1, report.findings().size(), report.findings().toString());
        Finding finding = report.findings().get(0);
        assertEquals(planted.code(), finding.code());
        assertEquals(planted.side().toString(), finding.where());
        assertTrue(finding.inWords().contains(planted.says()), finding.inWords());
      }
    } finally {
      bed.run(planted.side(), planted.undo());
    }
  }

  @Test
  void aListedPartitionedTableNeedsItsPartitionsListed() {
    bed.run(
        Side.SOURCE,
        """
        create table parts (id int primary key) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10)
        """);
    try {
      bed.configure(c -> c.with("/tables", List.of("parts")));
      assertEquals(List.of("source: partition-unlisted"), blockers());

      bed.configure(c -> c.with("/tables", List.of("parts", "parts_1")));
      assertEquals(List.of(), blockers());
    } finally {
      bed.run(Side.SOURCE, "drop table parts");
    }
  }

  @Test
  void aPreparedTransactionEndsItHere() {
    bed.run(Side.SOURCE, "begin; create table doomed (); prepare transaction 'ours'");
    try {
      assertTrue(blockers().contains("source: prepared-transactions"), blockers().toString());
    } finally {
      bed.run(Side.SOURCE, "rollback prepared 'ours'");
    }
  }

  static Stream<Misconfigured> whatIsFoundInTheConfiguration() {
    return Stream.of(
        new Misconfigured(c -> c.with("/src/root_user/pw", "wrong"), "source: login-refused"),
        new Misconfigured(c -> c.with("/dst/root_user/pw", "wrong"), "destination: login-refused"),
        new Misconfigured(c -> c.with("/dst/db", "nowhere"), "destination: database-missing"),
        new Misconfigured(c -> c.with("/src/port", "1"), "source: unreachable"),
        new Misconfigured(c -> c.with("/schema_name", "Shop"), "source: name-unknown"),
        new Misconfigured(c -> c.with("/tables", List.of("Orders")), "source: name-unknown"),
        new Misconfigured(c -> c.with("/sequences", List.of("f")), "source: name-unknown"),
        new Misconfigured(c -> c.with("/engine", "native"), "configuration: engine"),
        new Misconfigured(c -> c.with("/engine", "dump"), "configuration: engine"));
  }

  @ParameterizedTest
  @MethodSource("whatIsFoundInTheConfiguration")
  void mistakesInTheConfigurationAreBlockers(Misconfigured misconfigured) {
    bed.configure(misconfigured.change());

    assertEquals(List.of(misconfigured.blocker()), blockers());
  }

  @Test
  void theOtherSideIsCheckedWhenOneCannotBeReached() {
    bed.configure(c -> c.with("/src/port", "1").with("/schema_name", "nowhere"));
    bed.run(Side.DESTINATION, "create schema beltline");
    try {
      assertEquals(List.of("source: unreachable", "destination: earlier-migration"), blockers());
    } finally {
      bed.run(Side.DESTINATION, "drop schema beltline");
    }
  }

  @Test
  void noSecretIsInAnyFindingOrInTheServersLogs() {
    bed.run(Side.SOURCE, "alter system set log_statement = 'all'; select pg_reload_conf()");
    bed.run(
        Side.DESTINATION,
        "alter system set log_min_duration_statement = 0; select pg_reload_conf()");
    bed.configure(c -> c.with("/dst/root_user/pw", "planted-secret"));
    PrecheckReport refused = precheck.precheck(StepBed.PAIR);
    bed.configure(c -> c);
    precheck.precheck(StepBed.PAIR);

    assertFalse(refused.toString().contains("planted-secret"));
    assertNull(refused.engine());
    for (String log : List.of(bed.servers().source().log(), bed.servers().destination().log())) {
      assertFalse(log.contains("planted-secret"));
      assertFalse(log.contains(bed.servers().source().password()));
      assertFalse(log.contains(bed.servers().destination().password()));
    }
  }

  private List<String> blockers() {
    return precheck.precheck(StepBed.PAIR).blockers().stream()
        .filter(finding -> finding.severity() == Severity.BLOCKER)
        .map(finding -> finding.where() + ": " + finding.code())
        .toList();
  }

  /** Something on a side and the finding that it must lead to; none without a code. */
  record Planted(Side side, String plant, String undo, @Nullable String code, String says) {
    @Override
    public String toString() {
      return side + ": " + plant.strip();
    }
  }

  /** A change of the configuration and the only blocker that it must lead to. */
  record Misconfigured(UnaryOperator<ConfigFile> change, String blocker) {
    @Override
    public String toString() {
      return blocker;
    }
  }
}
