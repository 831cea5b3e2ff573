package io.beltline.activities.schema;

import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;

/**
 * Writes and loads the schema as files. Writing needs {@code pg_dump} and {@code pg_restore} on the
 * worker's machine, as {@link SchemaActivitiesImpl} does; loading needs nothing there.
 */
public final class SchemaFileActivitiesImpl implements SchemaFileActivities {
  private final StepRunner steps;

  /** Steps that run through this runner. */
  public SchemaFileActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public SchemaFiles dumpSchema(Pair pair) {
    return steps.run(pair, attempt -> new SchemaFileDump(attempt).take());
  }

  @Override
  public int loadSchema(Pair pair, SqlText sql) {
    return steps.run(pair, attempt -> new SchemaLoad(attempt).ensure(sql));
  }

  @Override
  public IndexReport createIndexes(Pair pair, SqlText sql) {
    return steps.run(pair, attempt -> new IndexScript(attempt).ensure(sql));
  }

  @Override
  public ConstraintReport loadConstraints(Pair pair, SqlText sql) {
    return steps.run(pair, attempt -> new ConstraintScript(attempt).ensure(sql));
  }
}
