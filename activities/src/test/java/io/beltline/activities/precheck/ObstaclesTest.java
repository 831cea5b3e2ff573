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
import org.junit.jupiter.api.Test;
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

  @Test
  void anExtensionThatWritesInTheBackgroundIsTold() {
    bed.run(
        Side.SOURCE,
        """
        set allow_system_table_mods = on;
        insert into pg_extension values (4711, 'timescaledb', 10, 2200, false, '1', null, null)
        """);
    try {
      Finding told =
          precheck.findings().stream()
              .filter(finding -> finding.code().equals("background-writer"))
              .findFirst()
              .orElseThrow();
      assertTrue(told.reason().startsWith("timescaledb may run jobs"), told.reason());
    } finally {
      bed.run(
          Side.SOURCE,
          "set allow_system_table_mods = on; delete from pg_extension where oid = 4711");
    }
  }

  @Test
  void aRoleThatIsThereWithLessOrMoreIsToldWithWhatMakesItTheSources() {
    bed.run(
        Side.SOURCE,
        """
        create role readers;
        create role app login connection limit 7 in role readers;
        alter role app set search_path = "$user", 'Odd, Schema';
        create role batch login valid until '2033-01-02 03:04:05+00';
        create role "Same" login password 'p' in role readers;
        create role datadog login
        """);
    bed.run(
        Side.DESTINATION,
        """
        create role boss; create role readers login;
        create role app noinherit connection limit 3 valid until '2001-01-01' in role boss;
        alter role app set search_path = public;
        alter role app in database shop set work_mem = '7MB';
        create role batch login createdb; create role "Same";
        create role datadog connection limit 0
        """);
    // As another server's migration brings it.
    bed.run(
        Side.DESTINATION,
        "alter role \"Same\" password '%s'"
            .formatted(
                bed.strings(Side.SOURCE, "select rolpassword from pg_authid where rolname = 'Same'")
                    .get(0)));
    bed.configure(config -> config.with("/exclude_users", List.of("datadog")));
    try {
      List<Finding> findings = precheck.findings();

      assertEquals(
          List.of("BLOCKER role-differs", "WARNING role-differs", "WARNING role-differs"),
          findings.stream().map(f -> f.severity() + " " + f.code()).toList());
      assertEquals(
          "role app: is noinherit, on the source inherit, connection limit is 3, on the source 7,"
              + " valid until is 2001-01-01 00:00:00+00, on the source infinity,"
              + " is a member of boss, on the source not, search_path is public, on the source \"$user\", \"Odd, Schema\","
              + " work_mem is 7MB, on the source none",
          findings.get(0).reason().replaceAll("2001-01-01 [^,]*", "2001-01-01 00:00:00+00"));
      assertEquals(
          "role batch: is createdb, on the source nocreatedb, valid until is infinity, on the source 2033-01-02 03:04:05+00",
          findings.get(1).reason().replaceAll("2033-01-0[123] [^,]*", "2033-01-02 03:04:05+00"));
      assertEquals("role readers: may log in, on the source not", findings.get(2).reason());

      findings.forEach(finding -> precheck.type(Side.DESTINATION, finding.remedy()));
      assertEquals(List.of(), precheck.findings());

      bed.run(Side.DESTINATION, "alter role \"Same\" password null");
      assertEquals(
          "role Same: has no password, on the source one", precheck.onlyFinding().reason());
      bed.run(Side.DESTINATION, "alter role \"Same\" password 'p'");
      assertEquals(
          "role Same: has another hash of a password, perhaps of the same",
          precheck.onlyFinding().reason());
      for (Side side : Side.values()) {
        bed.run(
            side,
            "set password_encryption = md5; alter role \"Same\" password '%s'".formatted(side));
      }
      assertEquals("role Same: has another password", precheck.onlyFinding().reason());
      assertEquals(Finding.Severity.BLOCKER, precheck.onlyFinding().severity());
    } finally {
      bed.run(Side.SOURCE, "drop role app, batch, \"Same\", datadog, readers");
      bed.run(Side.DESTINATION, "drop role app, batch, \"Same\", datadog, boss");
      bed.configure(config -> config);
    }
  }

  /** The configuration knows the owner's password, so two hashes of it are no riddle. */
  @Test
  void theOwnersPasswordIsKnownToBeTheSame() {
    for (Side side : Side.values()) {
      bed.run(side, "create role keeper login password 'pässword?'");
    }
    bed.configure(config -> config.withOwner("keeper", "pässword?"));
    try {
      assertEquals(List.of(), precheck.findings());

      bed.run(Side.DESTINATION, "alter role keeper password 'password?'");
      assertEquals("role keeper: has another password", precheck.onlyFinding().reason());

      bed.configure(
          config ->
              config.withOwner("keeper", "pässword?").with("/dst/owner_user/pw", "password?"));
      assertEquals(Finding.Severity.WARNING, precheck.onlyFinding().severity());
    } finally {
      for (Side side : Side.values()) {
        bed.run(side, "drop role keeper");
      }
      bed.configure(config -> config);
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
