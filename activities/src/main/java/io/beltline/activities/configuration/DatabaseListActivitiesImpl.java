package io.beltline.activities.configuration;

import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.PairConfiguration;
import io.beltline.workflows.configuration.DatabaseListActivities;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the folders of the configuration, each time anew. */
public final class DatabaseListActivitiesImpl implements DatabaseListActivities {
  private final StepRunner steps;

  /** Lists the pairs that these steps run on. */
  public DatabaseListActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public List<String> listDatabases(String dc, @Nullable String db) {
    if (db == null) {
      return steps.databases(dc);
    }
    steps.configuration(new Pair(dc, db));
    return List.of(db);
  }

  @Override
  public List<Side> listSides(Pair pair) {
    PairConfiguration configuration = steps.configuration(pair);
    List<Side> sides = new ArrayList<>();
    configuration.src().ifPresent(described -> sides.add(Side.SOURCE));
    configuration.dst().ifPresent(described -> sides.add(Side.DESTINATION));
    return sides;
  }
}
