package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.sql.Query;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.DescriptionActivities;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.ServerSummary;
import io.beltline.workflows.precheck.TableTravel;
import io.beltline.workflows.precheck.TableTravel.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionActivitiesTest {
  private static final String TABLES =
      """
      create role shop_owner login password 'o';
      create table keyed (a int, b int, primary key (b, a));
      insert into keyed select g, g from generate_series(1, 3) g;
      analyze keyed;
      create table chosen (id int not null, v text);
      create unique index chosen_id on chosen (id);
      alter table chosen replica identity using index chosen_id;
      create table keyless (line text);
      insert into keyless values ('x');
      alter table keyless owner to shop_owner;
      create table could (id int not null unique, v int unique);
      create table lost (id int not null);
      create unique index lost_id on lost (id);
      alter table lost replica identity using index lost_id;
      drop index lost_id;
      create table late (id int primary key deferrable);
      create table whole (id int primary key);
      alter table whole replica identity full;
      create table mute (id int primary key);
      alter table mute replica identity nothing;
      create unlogged table cache (id int primary key);
      create table twice (id int primary key, doubled int generated always as (id * 2) stored);
      create table parts (id int primary key) partition by range (id);
      create table parts_1 partition of parts for values from (0) to (10);
      create table base (id int primary key);
      create table heir () inherits (base);
      create table pointing (id int primary key, what regclass, which regrole[]);
      create table ordered (id int primary key, place int unique deferrable);
      create extension postgres_fdw;
      create server far foreign data wrapper postgres_fdw;
      create foreign table distant (id int) server far;
      create extension citext;
      create table jobs (job text primary key);
      insert into jobs values ('nightly');
      alter extension citext add table jobs;
      update pg_extension set extconfig = array['jobs'::regclass::oid], extcondition = array[''] where extname = 'citext';
      """;

  private StepBed bed;
  private DescriptionActivities description;

  @BeforeAll
  void startServers() {
    bed = StepBed.start();
    description = bed.quick(DescriptionActivities.class, DescriptionActivitiesImpl::new);
    bed.run(Side.SOURCE, TABLES);
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
  void everyTableIsThereWithItsWayAndTheReason() {
    assertEquals(
        List.of(
            "public.base replicated: primary key",
            "public.cache copied: unlogged: the log that a link reads does not have its rows",
            "public.chosen replicated: replica identity index chosen_id",
            "public.could copied: no primary key; unique index could_id_key could be its replica identity",
            "public.distant not_at_all: foreign table: its definition travels, its rows stay on server far",
            "public.heir copied: no primary key",
            "public.jobs not_at_all: rows of an extension, which no dump of the schema brings: bring them over by hand",
            "public.keyed replicated: primary key",
            "public.keyless copied: no primary key",
            "public.late copied: deferrable primary key",
            "public.lost copied: the index that was its replica identity is gone",
            "public.mute copied: REPLICA IDENTITY NOTHING",
            "public.ordered copied: deferrable constraint ordered_place_key",
            "public.parts by_partitions: partitioned: its partitions carry the rows",
            "public.parts_1 replicated: primary key",
            "public.pointing copied: pglogical sends OIDs of the source for column what, which",
            "public.twice copied: generated column doubled",
            "public.whole copied: REPLICA IDENTITY FULL"),
        description.describeTables(StepBed.PAIR).stream()
            .map(
                table ->
                    "%s %s: %s"
                        .formatted(
                            table.table(),
                            table.way().name().toLowerCase(Locale.ROOT),
                            table.reason()))
            .toList());
  }

  @Test
  void keysOwnersAndSizesAreTheCatalogs() {
    TableTravel keyed = described("public.keyed");
    TableTravel keyless = described("public.keyless");

    assertTrue(keyed.primaryKey());
    assertEquals(List.of("b", "a"), keyed.key());
    assertEquals(3, keyed.estimatedRows());
    assertEquals(bed.servers().source().superuser(), keyed.owner());
    assertEquals("shop_owner", keyless.owner());
    assertFalse(keyless.primaryKey());
    assertEquals(List.of(), keyless.key());
    assertTrue(keyless.bytes() > 0);
    assertFalse(described("public.chosen").primaryKey());
    assertEquals(List.of("id"), described("public.chosen").key());
    assertTrue(described("public.late").primaryKey());
    assertEquals(List.of("id"), described("public.late").key());
    assertTrue(described("public.jobs").primaryKey());
    assertEquals(0, described("public.parts").bytes());
  }

  @Test
  void precheckCountsTheSameTablesAsCopied() {
    List<String> copied =
        bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new)
            .precheck(StepBed.PAIR)
            .copiedTables();

    assertEquals(
        copied,
        description.describeTables(StepBed.PAIR).stream()
            .filter(table -> table.way() == Way.COPIED)
            .map(TableTravel::table)
            .toList());
  }

  @Test
  void aListOfTablesLeavesTheOthersOut() {
    bed.configure(config -> config.with("/tables", List.of("keyed", "base")).with("/dst", null));

    assertEquals(
        List.of("public.base", "public.jobs", "public.keyed"),
        description.describeTables(StepBed.PAIR).stream().map(TableTravel::table).toList());
    assertEquals(
        "inheritance parent of public.heir, which is not in scope",
        described("public.base").reason());
    assertEquals(Way.NOT_AT_ALL, described("public.base").way());
  }

  @Test
  void aServerIsSummedUpFromWhatItSaysAndUses() throws SQLException {
    ServerSummary before = description.describeServer(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.SOURCE, "select pg_create_physical_replication_slot('taken')");
    try {
      ServerSummary after = description.describeServer(StepBed.PAIR, Side.SOURCE);

      assertEquals(40, before.freeReplicationSlots());
      assertEquals(39, after.freeReplicationSlots());
      assertEquals(40, after.maxReplicationSlots());
    } finally {
      bed.run(Side.SOURCE, "select pg_drop_replication_slot('taken')");
    }
    assertEquals(40, before.maxWalSenders());
    assertEquals(40, before.freeWalSenders());
    assertEquals(40, before.maxWorkerProcesses());
    assertEquals(List.of(), before.missingPreloadLibraries());
    assertEquals("Not Applicable", before.rdsLogicalReplication());
    assertTrue(before.rootOk());
    assertTrue(before.ownerOk());
    assertEquals(
        List.of("citext", "plpgsql", "postgres_fdw"),
        before.extensions().stream().map(name -> name.substring(0, name.indexOf(' '))).toList());
    assertEquals(shown("split_part(current_setting('server_version'), ' ', 1)"), before.version());
    assertEquals(
        "citext " + shown("(select extversion from pg_extension where extname = 'citext')"),
        before.extensions().get(0));
  }

  @Test
  void anOwnerIsFitWhenItExistsMayLogInAndMayCreate() {
    bed.configure(config -> config.withOwner("shop_owner", "o"));
    assertFalse(ownerOk(Side.DESTINATION), "it does not exist there");
    assertFalse(ownerOk(Side.SOURCE), "it may not create in public");

    bed.run(Side.SOURCE, "create schema works; grant create on schema works to shop_owner");
    try {
      assertTrue(ownerOk(Side.SOURCE));
      bed.run(Side.SOURCE, "alter role shop_owner nologin");
      assertFalse(ownerOk(Side.SOURCE), "it may not log in");
      bed.run(Side.SOURCE, "alter role shop_owner login");

      bed.configure(c -> c.withOwner("shop_owner", "o").with("/schema_name", "public"));
      assertFalse(ownerOk(Side.SOURCE), "it may create in another schema alone");
      bed.configure(c -> c.withOwner("shop_owner", "o").with("/schema_name", "works"));
      assertTrue(ownerOk(Side.SOURCE));
    } finally {
      bed.run(Side.SOURCE, "alter role shop_owner login; drop schema works");
    }
  }

  @Test
  void aSchemaThatTheDestinationLacksDoesNotSpeakAgainstItsOwner() {
    bed.configure(config -> config.with("/schema_name", "to_come"));

    assertTrue(ownerOk(Side.DESTINATION));
    assertFalse(ownerOk(Side.SOURCE));
  }

  @Test
  void tenThousandTablesAreDescribed() {
    Pair many = bed.addPair("many", config -> config);
    run(
        many,
        """
        do $$
        begin
          for i in 1 .. 10000 loop
            execute format('create table measurements_of_the_sensors_in_hall_%s (taken_at timestamptz, sensor_number int, kind_of_measurement text, primary key (taken_at, sensor_number, kind_of_measurement))', i);
            if i % 500 = 0 then
              commit;
            end if;
          end loop;
        end
        $$
        """);

    assertEquals(10_000, description.describeTables(many).size());
  }

  private void run(Pair pair, String sql) {
    try (Connection connection = bed.servers().source().connect(pair.db());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private boolean ownerOk(Side side) {
    return description.describeServer(StepBed.PAIR, side).ownerOk();
  }

  private TableTravel described(String table) {
    return description.describeTables(StepBed.PAIR).stream()
        .filter(one -> one.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private String shown(String expression) throws SQLException {
    try (Connection connection = bed.connect(Side.SOURCE)) {
      return Query.of(connection, "select " + expression).one(row -> row.getString(1));
    }
  }
}
