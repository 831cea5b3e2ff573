package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.step.StepRunner;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFileActivities;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import java.sql.Connection;
import java.sql.SQLException;

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
  public void requireKeptSchema(Pair pair) {
    boolean unused = steps.run(pair, attempt -> requireKept(attempt.connect(Side.DESTINATION)));
  }

  @Override
  public void forgetKeptSchema(Pair pair) {
    boolean unused = steps.run(pair, attempt -> forget(attempt.connect(Side.DESTINATION)));
  }

  private static boolean forget(Connection destination) throws SQLException {
    if (hasStore(destination)) {
      new SchemaStore(destination).forget();
    }
    return true;
  }

  private static boolean hasStore(Connection destination) throws SQLException {
    return Query.of(
            destination, "select pg_catalog.to_regclass('beltline.schema_archive') is not null")
        .isTrue();
  }

  private static boolean requireKept(Connection destination) throws SQLException {
    if (!hasStore(destination) || new SchemaStore(destination).state().isEmpty()) {
      throw StepFailures.stop(
          "SchemaNotKept",
          "The destination keeps no schema whose indexes and constraints wait: setup did not bring it",
          "Write it into files with belt dump-schema, then type this again where they are.");
    }
    return true;
  }

  @Override
  public IndexReport createIndexes(Pair pair, SqlText sql, boolean concurrently) {
    return steps.run(pair, attempt -> new IndexScript(attempt, concurrently).ensure(sql));
  }

  @Override
  public IndexReport createKeptIndexes(Pair pair, boolean concurrently) {
    return steps.run(pair, attempt -> new IndexBuilds(attempt, concurrently).ensure());
  }

  @Override
  public ConstraintReport loadConstraints(Pair pair, SqlText sql) {
    return steps.run(pair, attempt -> new ConstraintScript(attempt).ensure(sql));
  }
}
