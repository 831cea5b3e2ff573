package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a database and is in a migration's way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObstaclesTest {
  @AutoClose private final PrecheckBed precheck = PrecheckBed.start();
  private final StepBed bed = precheck.bed;

  @BeforeAll
  void createTable() {
    bed.run(Side.SOURCE, "create table orders (id int primary key)");
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
        new Planted(Side.SOURCE, "select lo_create(4711)", "select lo_unlink(4711)", null, ""),
        new Planted(
            Side.DESTINATION,
            "select lo_create(4711)",
            "select lo_unlink(4711)",
            "large-objects",
            "1 large objects already"),
        new Planted(
            Side.SOURCE,
            "create table base (id int); create table heir () inherits (base)",
            "drop table heir, base",
            null,
            ""),
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
      if (planted.code() == null) {
        assertEquals(List.of(), precheck.findings());
      } else {
        Finding finding = precheck.onlyFinding();
        assertEquals(planted.code(), finding.code());
        assertEquals(planted.side().toString(), finding.where());
        assertTrue(finding.inWords().contains(planted.says()), finding.inWords());
      }
    } finally {
      bed.run(planted.side(), planted.undo());
    }
  }

  /** Something on a side and the finding that it must lead to; none without a code. */
  record Planted(Side side, String plant, String undo, @Nullable String code, String says) {
    @Override
    public String toString() {
      return side + ": " + plant.strip();
    }
  }
}
