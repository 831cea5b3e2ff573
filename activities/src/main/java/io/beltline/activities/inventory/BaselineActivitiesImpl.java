package io.beltline.activities.inventory;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.inventory.BaselineActivities;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keeps each side's half on that side. One that is taken while something of Beltline stands there
 * already leaves that out, as {@link OwnObjects} says; so does one that is recalled and was never
 * kept.
 */
public final class BaselineActivitiesImpl implements BaselineActivities {
  private final StepRunner steps;

  /** Runs them as steps of this runner. */
  public BaselineActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public Baseline keepBaseline(Pair pair) {
    return steps.run(pair, attempt -> baseline(attempt, true));
  }

  @Override
  public Baseline recallBaseline(Pair pair) {
    return steps.run(pair, attempt -> baseline(attempt, false));
  }

  private static Baseline baseline(Attempt attempt, boolean keep) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    // Both are taken before either side has a schema more.
    Inventory source = keptOrTaken(attempt, Side.SOURCE, sessions);
    Inventory destination = keptOrTaken(attempt, Side.DESTINATION, sessions);
    if (keep) {
      new KeptBaseline(sessions.source()).keep(source);
      new KeptBaseline(sessions.destination()).keep(destination);
    }
    return new Baseline(source, destination);
  }

  private static Inventory keptOrTaken(Attempt attempt, Side side, PairSessions sessions)
      throws SQLException {
    Connection here = sessions.on(side);
    Optional<Inventory> kept = new KeptBaseline(here).read();
    if (kept.isPresent()) {
      return kept.get();
    }
    Inventory standing = ReplicationObjects.on(attempt, side).list();
    return OwnObjects.on(attempt, side, here, sessions.on(side.other())).removedFrom(standing);
  }
}
