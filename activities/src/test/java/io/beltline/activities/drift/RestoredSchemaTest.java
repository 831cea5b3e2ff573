package io.beltline.activities.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private StepBed bed;
  private SchemaActivities schema;

  @BeforeAll
  void prepareRoles() throws SQLException {
    bed = StepBed.start();
    Dataset.ofScale(0.0001).load(bed.servers().source(), StepBed.PAIR.db());
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
