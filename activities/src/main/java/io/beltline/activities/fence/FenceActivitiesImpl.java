package io.beltline.activities.fence;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.OpenReport;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;

/**
 * Fences by {@code alter role … nologin} and by ending sessions; where a server has other databases
 * that applications may use, by the right to connect to this one ({@link DatabaseBarrier}).
 *
 * <p>Logins belong to the whole instance, sessions to a database: a role that lost its login can
 * log in to no database of the instance, but its sessions in other databases go on. What the side's
 * root user and excluded roles write is not fenced, nor what runs in the background of the server.
 * Needs a superuser, or a hosting's substitute that may alter all login roles and end their
 * sessions; a role that it may not alter stops the step before anything is changed.
 *
 * <p>Teardown removes the manifest and leaves the old source fenced, because it must never take
 * writes again. Whoever wants it back for another use gives them with {@code alter role … login} or
 * {@code grant connect on database}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterrole.html">alter role</a>
 */
public final class FenceActivitiesImpl implements FenceActivities {
  private final StepRunner steps;

  /** Steps that run as attempts of this runner. */
  public FenceActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public FenceReport fence(Pair pair, Side side) {
    return steps.run(pair, attempt -> new Fence(attempt, side, RoleFilter.NOBODY).raise());
  }

  @Override
  public UnfenceReport unfence(Pair pair, Side side) {
    return steps.run(
        pair,
        attempt -> {
          attempt.takesOver("Fence");
          attempt.takesOver("EnsureApplicationRoles");
          return new Lowering(attempt.connect(side)).ofAll();
        });
  }

  @Override
  public OpenReport open(Pair pair, Side side) {
    var doubt = new OpeningDoubt(side, Activity.getExecutionContext().getInfo().getAttempt());
    try {
      return steps.run(pair, attempt -> new Opening(attempt, side).open(doubt::looked));
    } catch (ApplicationFailure failure) {
      throw doubt.judge(failure);
    }
  }
}
