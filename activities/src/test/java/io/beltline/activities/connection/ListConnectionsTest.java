package io.beltline.activities.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.workflows.connection.ConnectionActivities;
import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.SideConnections;
import io.beltline.workflows.connection.UserConnections;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListConnectionsTest {
  private static final String PASSWORD = "everybody's";
  private static final List<String> ROLES =
      List.of(
          "app", "Ann", "OPS_bob", "opsXeve", "ops_eve", "datadog", "guest", "temp_1", "rdsadmin");

  private final List<Connection> sessions = new ArrayList<>();
  private StepBed bed;
  private ConnectionActivities connections;

  @BeforeAll
  void connectEverybodyToTheSource() throws SQLException {
    bed = StepBed.start();
    bed.configure(
        config ->
            config
                .with("/exclude_users", List.of("datadog"))
                .with("/exclude_patterns", List.of("ops\\_%")));
    connections = bed.quick(ConnectionActivities.class, ConnectionActivitiesImpl::new);
    for (String role : ROLES) {
      bed.run(Side.SOURCE, "create role \"" + role + "\" login password 'everybody''s'");
      connect(StepBed.PAIR.db(), role);
    }
    connect(StepBed.PAIR.db(), "app");
    sessions.add(bed.connect(Side.SOURCE));
    try (Statement tagged = connect(StepBed.PAIR.db(), "app").createStatement()) {
      tagged.execute("set application_name = 'beltline:dc1/shop:Other#1'");
    }
    bed.servers().source().createDatabase("neighbour");
    connect("neighbour", "app");
  }

  @AfterAll
  void stopServers() throws SQLException {
    for (Connection session : sessions) {
      session.close();
    }
    bed.close();
  }

  @Test
  void sessionsOfApplicationsInThisDatabaseAreCountedByUser() throws SQLException {
    ConnectionsReport report = connections.listConnections(StepBed.PAIR, RoleFilter.NOBODY);

    assertEquals(
        new SideConnections(
            7,
            List.of(
                new UserConnections("Ann", 1),
                new UserConnections("OPS_bob", 1),
                new UserConnections("app", 2),
                new UserConnections("guest", 1),
                new UserConnections("opsXeve", 1),
                new UserConnections("temp_1", 1))),
        report.source());
    assertEquals(new SideConnections(0, List.of()), report.destination());
    for (Connection session : sessions) {
      assertTrue(session.isValid(5));
    }
  }

  @Test
  void whomTheCallerNamesIsLeftOutAsWell() {
    ConnectionsReport report =
        connections.listConnections(
            StepBed.PAIR, new RoleFilter(List.of("guest", "Ann", "APP"), List.of("temp%", "OPS%")));

    assertEquals(
        new SideConnections(
            3, List.of(new UserConnections("app", 2), new UserConnections("opsXeve", 1))),
        report.source());
  }

  private Connection connect(String database, String role) throws SQLException {
    Connection session = bed.servers().source().connect(database, role, PASSWORD);
    sessions.add(session);
    return session;
  }
}
