package io.beltline.activities.connection;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.connection.ConnectionActivities;
import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.SQLException;

/** Looks with the configured users of each side. */
public final class ConnectionActivitiesImpl implements ConnectionActivities {
  private final StepRunner steps;

  /** Looks at the pairs that these steps run on. */
  public ConnectionActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public ConnectionsReport listConnections(Pair pair, RoleFilter except) {
    return steps.run(pair, attempt -> list(attempt, except));
  }

  @Override
  public ConnectivityReport checkConnectivity(Pair pair) {
    return steps.run(pair, attempt -> new Connectivity(attempt).look());
  }

  private static ConnectionsReport list(Attempt attempt, RoleFilter except) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    return new ConnectionsReport(
        ClientSessions.count(attempt, Side.SOURCE, sessions.source(), except),
        ClientSessions.count(attempt, Side.DESTINATION, sessions.destination(), except));
  }
}
