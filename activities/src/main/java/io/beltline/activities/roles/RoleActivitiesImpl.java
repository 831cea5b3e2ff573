package io.beltline.activities.roles;

import io.beltline.activities.engine.EngineDecision;
import io.beltline.activities.fence.DatabaseBarrier;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.roles.RolesReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ensures roles. Needs a superuser as root user, or what the hosting has in its place; then
 * attributes that only a superuser gives, and password hashes that only a superuser reads, do not
 * travel.
 */
public final class RoleActivitiesImpl implements RoleActivities {
  private final StepRunner steps;

  /** Steps that run through this runner. */
  public RoleActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public void ensureReplicationRole(Pair pair) {
    steps.run(
        pair,
        attempt -> {
          EngineKind engine = EngineDecision.of(attempt).engine();
          for (Side side : Side.values()) {
            ensureReplication(attempt, side, engine);
          }
          return pair;
        });
  }

  private static void ensureReplication(Attempt attempt, Side side, EngineKind engine)
      throws SQLException {
    Connection connection = attempt.connect(side);
    BeltlineSchema.ensure(connection);
    EngineExtension.ensure(connection, engine, side);
    RoleChanges.run(() -> ReplicationRole.ensure(connection, attempt.server(side), side));
  }

  @Override
  public RolesReport ensureApplicationRoles(Pair pair, boolean fenceDestination) {
    return steps.run(pair, attempt -> ensureApplicationRoles(attempt, fenceDestination));
  }

  private static RolesReport ensureApplicationRoles(Attempt attempt, boolean fenced)
      throws SQLException {
    Connection there = attempt.connect(Side.SOURCE);
    Connection connection = attempt.connect(Side.DESTINATION);
    BeltlineSchema.ensure(there);
    BeltlineSchema.ensure(connection);
    boolean ofDatabase = chooseFences(there, connection);
    ApplicationRoles source =
        ApplicationRoles.read(
            there, attempt.server(Side.SOURCE), attempt.configuration().exclusions());
    DestinationRoles destination =
        DestinationRoles.read(connection, attempt.server(Side.DESTINATION).database());
    DestinationFence fence = new DestinationFence(attempt, connection, ofDatabase);

    List<ApplicationRole> lacking = destination.lacking(source);
    RoleChanges.run(
        () ->
            Transaction.run(
                connection,
                () -> {
                  QuietLog.untilCommit(connection);
                  Transaction.Body bringing =
                      () -> {
                        destination.create(lacking, source, fenced);
                        destination.complete(source);
                      };
                  if (fenced) {
                    fence.around(source.applicationNames(), bringing);
                  } else {
                    bringing.run();
                  }
                }));
    if (fenced) {
      fence.endSessions();
    }
    return new RolesReport(
        lacking.size(),
        source.roles().size() - lacking.size(),
        fenced ? waitingForOpening(connection, source) : 0);
  }

  /**
   * Where one side's server has other databases, both sides' fences are of the database: what
   * serves several on one server will be shared by them on the other, sooner or later.
   */
  private static boolean chooseFences(Connection source, Connection destination)
      throws SQLException {
    boolean ofDatabase = DatabaseBarrier.isWanted(source) || DatabaseBarrier.isWanted(destination);
    if (ofDatabase) {
      new DatabaseBarrier(source).choose();
      new DatabaseBarrier(destination).choose();
    }
    return ofDatabase;
  }

  private static int waitingForOpening(Connection connection, ApplicationRoles source)
      throws SQLException {
    Set<String> waiting =
        source.roles().stream()
            .filter(ApplicationRole::waitsForOpening)
            .map(ApplicationRole::name)
            .collect(Collectors.toSet());
    waiting.addAll(
        Query.of(connection, "select role_name from beltline.login_manifest where can_login")
            .strings());
    return waiting.size();
  }
}
