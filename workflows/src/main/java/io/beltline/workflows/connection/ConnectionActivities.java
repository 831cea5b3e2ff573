package io.beltline.workflows.connection;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.roles.RoleFilter;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks at connections. Reads only. */
@ActivityInterface
public interface ConnectionActivities {
  /**
   * Counts the client sessions in the pair's two databases by user. Left out are Beltline's own,
   * roles that come with the hosting, {@code postgres}, and what the filter and the configuration
   * name.
   */
  @ActivityMethod(name = "ListConnections")
  ConnectionsReport listConnections(Pair pair, RoleFilter except);

  /**
   * Tries on each side the port, the logins of root and owner, and whether its server reaches the
   * other one. What does not work is the answer and no failure; every check is made that can be.
   */
  @ActivityMethod(name = "CheckConnectivity")
  ConnectivityReport checkConnectivity(Pair pair);
}
