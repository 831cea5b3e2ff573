package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.fence.LoginManifest.Entry;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.OpenReport;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fences by {@code alter role … nologin} and by ending sessions.
 *
 * <p>Logins belong to the whole instance, sessions to a database: a fenced role can log in to no
 * database of the instance, but its sessions in other databases go on. What the side's root user
 * and excluded roles write is not fenced, nor what runs in the background of the server. Needs a
 * superuser, or a hosting's substitute that may alter all login roles and end their sessions; a
 * role that it may not alter stops the step before anything is changed.
 *
 * <p>Teardown removes the manifest and leaves the fenced logins of the old source revoked, because
 * it must never take writes again. Whoever wants it back for another use gives them with {@code
 * alter role … login}.
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
    return steps.run(pair, attempt -> new Fence(attempt, side).raise());
  }

  @Override
  public UnfenceReport unfence(Pair pair, Side side) {
    return steps.run(
        pair,
        attempt -> {
          attempt.takesOver("Fence");
          attempt.takesOver("EnsureApplicationRoles");
          return lower(attempt, side);
        });
  }

  @Override
  public OpenReport open(Pair pair, Side side) {
    AtomicBoolean looked = new AtomicBoolean();
    try {
      return steps.run(pair, attempt -> new Opening(attempt, side).open(() -> looked.set(true)));
    } catch (ApplicationFailure failure) {
      boolean first = Activity.getExecutionContext().getInfo().getAttempt() == 1;
      if (first || looked.get()) {
        throw failure;
      }
      // An earlier attempt may have opened it: this is no refusal.
      throw StepFailures.later(
          "OpeningUncertain",
          "Whether the %s is open is not known yet: %s"
              .formatted(side, failure.getOriginalMessage()));
    }
  }

  private static UnfenceReport lower(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    if (!Before.look(connection).schemaReady()) {
      return new UnfenceReport(0, List.of());
    }
    connection.setAutoCommit(false);
    List<Entry> entries = new LoginManifest(connection).restore();
    connection.commit();
    List<String> gone =
        entries.stream().filter(e -> e.couldLogIn() && !e.present()).map(Entry::role).toList();
    long restored = entries.stream().filter(e -> e.couldLogIn() && e.present()).count();
    return new UnfenceReport((int) restored, gone);
  }
}
