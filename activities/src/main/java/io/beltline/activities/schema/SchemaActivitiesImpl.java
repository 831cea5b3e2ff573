package io.beltline.activities.schema;

import io.beltline.activities.drift.DriftWatch;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaActivities;
import io.beltline.workflows.schema.SchemaReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Carries the schema. Needs {@code pg_dump} and {@code pg_restore} on the worker's machine, of the
 * servers' version or later; {@code BELTLINE_PG_BIN} names their folder where they are not found.
 */
public final class SchemaActivitiesImpl implements SchemaActivities {
  private static final String ANALYZABLE =
      Statements.of(SchemaActivitiesImpl.class, "analyzable.sql");
  private static final int ANALYZED_AT_A_TIME = 2;

  private final StepRunner steps;

  /** Steps that run through this runner. */
  public SchemaActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public SchemaReport ensureSchema(Pair pair) {
    return steps.run(pair, attempt -> new SchemaRestore(attempt).ensure());
  }

  @Override
  public IndexReport ensureIndexes(Pair pair) {
    return steps.run(pair, DriftWatch.beside(attempt -> new IndexBuilds(attempt, false).ensure()));
  }

  @Override
  public ConstraintReport ensureNotValidConstraints(Pair pair) {
    return steps.run(
        pair, attempt -> NotValidConstraints.ensure(attempt.connect(Side.DESTINATION)));
  }

  @Override
  public void analyze(Pair pair, Side side) {
    steps.run(pair, DriftWatch.beside(attempt -> analyze(attempt, side)));
  }

  private static int analyze(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    List<Job> jobs =
        Query.of(connection, ANALYZABLE)
            .list(
                row -> {
                  QualifiedName table = new QualifiedName(row.getString(1), row.getString(2));
                  return new Job(table.toString(), List.of("analyze " + table.quoted()));
                });
    new Crew(attempt, side, connection, "tables analysed").run(jobs, ANALYZED_AT_A_TIME);
    return jobs.size();
  }

  @Override
  public int refreshMaterializedViews(Pair pair, Side side) {
    return steps.run(pair, DriftWatch.beside(attempt -> MaterializedViews.refresh(attempt, side)));
  }
}
