package io.beltline.activities.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.schema.SchemaActivitiesImpl;
import io.beltline.activities.sql.Statements;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.schema.SchemaActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told when it changes must not be told when it was carried over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarriedKindsTest {
  private static final MigrationScope ALL = MigrationScope.EVERYTHING;
  private static final int POSSIBLE_TOGETHER = 100;

  private StepBed bed;
  private SchemaActivities schema;

  @BeforeAll
  void changeTheSourceInEveryWay() throws SQLException {
    bed = StepBed.start();
    bed.run(Side.SOURCE, Statements.of(CarriedKindsTest.class, "kinds.sql"));
    try (Connection source = bed.connect(Side.SOURCE)) {
      assertTrue(change(source) > POSSIBLE_TOGETHER);
    }
    bed.run(Side.SOURCE, "reindex schema kinds");
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
  void whatWasCarriedOverDoesNotDiffer() throws SQLException {
    schema.ensureSchema(StepBed.PAIR);
    schema.ensureIndexes(StepBed.PAIR);
    schema.ensureNotValidConstraints(StepBed.PAIR);

    try (Connection source = session(Side.SOURCE);
        Connection destination = session(Side.DESTINATION)) {
      assertEquals(List.of(), SchemaComparison.ofAll(source, destination, ALL).differences());
    }
  }

  /** Makes every change that still can be made after those before; returns how many. */
  private static int change(Connection source) throws SQLException {
    source.setAutoCommit(false);
    int done = 0;
    for (String line : Statements.of(CarriedKindsTest.class, "changes.txt").lines().toList()) {
      Savepoint before = source.setSavepoint();
      try (Statement statement = source.createStatement()) {
        statement.execute(line.substring(0, line.indexOf(" | ")));
        done++;
      } catch (SQLException e) {
        source.rollback(before);
      }
    }
    source.commit();
    return done;
  }

  private Connection session(Side side) throws SQLException {
    Connection connection = bed.connect(side);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
    }
    return connection;
  }
}
