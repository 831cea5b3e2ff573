package io.beltline.activities.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.schema.SchemaActivitiesImpl;
import io.beltline.configuration.MigrationScope;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.SchemaActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredSchemaTest {
  private static final MigrationScope ALL = MigrationScope.EVERYTHING;

  /** What a server writes otherwise once it was restored. */
  private static final String WORDED =
      """
      create table "W ord" (id int primary key, state varchar(9), letter char(3),
        constraint listed check (state in ('a', 'b''c')),
        constraint paired check (letter in ('x', 'y') and state not in ('d')));
      create index sought on "W ord" (id) where state in ('a', 'b''c');
      create view branches as
        select id, 1 as kind from "W ord" union all select id, null::integer from "W ord" where state in ('a', 'd');
      create materialized view kept as select * from "W ord" where state in ('a', 'd')
      """;

  private StepBed bed;
  private SchemaActivities schema;

  @BeforeAll
  void prepareRoles() throws SQLException {
    bed = StepBed.start();
    Dataset.ofScale(0.0001).load(bed.servers().source(), StepBed.PAIR.db());
    bed.run(Side.SOURCE, WORDED);
    schema = bed.lasting(SchemaActivities.class, SchemaActivitiesImpl::new);
    RoleActivities roles = bed.quick(RoleActivities.class, RoleActivitiesImpl::new);
    roles.ensureReplicationRole(StepBed.PAIR);
    roles.ensureApplicationRoles(StepBed.PAIR, true);
  }

  @AfterAll
  void stopServers() {
    bed.close();
  }

  @Test
  void aSchemaThatWasRestoredDiffersByItsIndexesAloneUntilTheyAreBuilt() throws SQLException {
    schema.ensureSchema(StepBed.PAIR);
    assertEquals(List.of(), compare().stream().filter(d -> !d.isIndex()).toList());

    schema.ensureIndexes(StepBed.PAIR);
    assertEquals(List.of(), compare());

    schema.ensureNotValidConstraints(StepBed.PAIR);
    assertEquals(List.of(), compare());
  }

  @Test
  void otherWordsAreNoDifferenceAndOtherContentIs() throws SQLException {
    schema.ensureSchema(StepBed.PAIR);
    schema.ensureIndexes(StepBed.PAIR);
    String written = "select pg_get_constraintdef(oid) from pg_constraint where conname = 'listed'";
    assertNotEquals(bed.strings(Side.SOURCE, written), bed.strings(Side.DESTINATION, written));

    bed.run(
        Side.DESTINATION,
        """
        alter table "W ord" drop constraint listed, add constraint listed check (state in ('a', 'c'));
        drop index sought;
        create index sought on "W ord" (id) where state in ('a', 'c');
        create or replace view branches as
          select id, 1 as kind from "W ord" union all select id, null::integer from "W ord" where state in ('a', 'c')
        """);
    try {
      assertEquals(
          List.of("constraint", "definition of view", "index"),
          compare().stream().map(SchemaDifference::kind).sorted().toList());
    } finally {
      bed.run(
          Side.DESTINATION,
          """
          alter table "W ord" drop constraint listed, add constraint listed check (state in ('a', 'b''c'));
          drop index sought;
          create index sought on "W ord" (id) where state in ('a', 'b''c');
          create or replace view branches as
            select id, 1 as kind from "W ord" union all select id, null::integer from "W ord" where state in ('a', 'd')
          """);
    }
  }

  private List<SchemaDifference> compare() throws SQLException {
    try (Connection source = session(Side.SOURCE);
        Connection destination = session(Side.DESTINATION)) {
      return SchemaComparison.compare(source, destination, ALL);
    }
  }

  private Connection session(Side side) throws SQLException {
    Connection connection = bed.connect(side);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
    }
    return connection;
  }
}
