package io.beltline.activities.precheck;

import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.DescriptionActivities;
import io.beltline.workflows.precheck.ServerSummary;
import io.beltline.workflows.precheck.TableTravel;
import java.sql.SQLException;
import java.util.List;

/** Describes one side as its root user sees it; the other need not be there. */
public final class DescriptionActivitiesImpl implements DescriptionActivities {
  private final StepRunner steps;

  /** Describes the pairs that these steps run on. */
  public DescriptionActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public List<TableTravel> describeTables(Pair pair) {
    return steps.run(pair, attempt -> TableDescription.of(inspect(attempt, Side.SOURCE)));
  }

  @Override
  public ServerSummary describeServer(Pair pair, Side side) {
    return steps.run(pair, attempt -> ServerDescription.of(inspect(attempt, side)));
  }

  private static InspectedSide inspect(Attempt attempt, Side side) throws SQLException {
    return InspectedSide.of(
        side, attempt.server(side), attempt.connect(side), attempt.configuration().scope());
  }
}
