package io.beltline.activities.schema;

import io.beltline.activities.drift.SchemaComparison;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.schema.SchemaDiffActivities;
import java.sql.SQLException;

/** Compares by the catalogs of both sides, not by dumps; see {@link SchemaComparison}. */
public final class SchemaDiffActivitiesImpl implements SchemaDiffActivities {
  private final StepRunner steps;

  /** Steps that run through this runner. */
  public SchemaDiffActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public SchemaDiff diffSchemas(Pair pair, boolean full) {
    return steps.run(pair, attempt -> diff(attempt, full));
  }

  private static SchemaDiff diff(Attempt attempt, boolean full) throws SQLException {
    PairSessions sessions = attempt.connectBoth();
    MigrationScope scope = attempt.configuration().scope();
    SchemaComparison comparison =
        full
            ? SchemaComparison.ofAll(sessions.source(), sessions.destination(), scope)
            : SchemaComparison.ofBase(sessions.source(), sessions.destination(), scope);
    return new SchemaDiff(
        comparison.objects(),
        comparison.differences().stream().map(String::valueOf).sorted().toList());
  }
}
