package io.beltline.activities.fence;

import io.beltline.activities.state.BeltlineSchema;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.FenceView;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Fences and unfences one side as {@link FenceActivitiesImpl} does, with the same manifest: what a
 * cutover has fenced a command restores, and the other way round. Opens no session on the other
 * side, which may be unknown.
 */
public final class LoginActivitiesImpl implements LoginActivities {
  private static final FenceView NOT_FENCED =
      new FenceView(false, List.of("it is not fenced"), List.of());

  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public LoginActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public FenceReport revokeLogins(Pair pair, Side side, RoleFilter except) {
    return steps.run(pair, attempt -> new Fence(attempt, side, except).raise());
  }

  @Override
  public UnfenceReport restoreLogins(Pair pair, Side side, RoleFilter except) {
    return steps.run(
        pair,
        attempt -> {
          attempt.takesOver("Fence");
          attempt.takesOver("revoke-logins.RevokeLogins");
          attempt.takesOver("EnsureApplicationRoles");
          Connection connection = attempt.connect(side);
          UnfenceReport report = new Lowering(connection).ofAllBut(except);
          BeltlineSchema.removeUnlessNeeded(connection);
          return report;
        });
  }

  @Override
  public FenceView lookAtFence(Pair pair, Side side) {
    return steps.run(pair, attempt -> look(attempt, side));
  }

  private static FenceView look(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    List<String> excepted = FenceExceptions.roles(connection);
    Spared spared = Spared.on(attempt, side, new RoleFilter(excepted, List.of()));
    FenceState state = FenceState.read(connection, spared);
    return state.fenced()
        ? new FenceView(true, state.gaps(), state.logins(), excepted)
        : NOT_FENCED;
  }
}
