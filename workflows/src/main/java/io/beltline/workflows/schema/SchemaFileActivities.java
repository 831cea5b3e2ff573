package io.beltline.workflows.schema;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The schema as files that a human may read and edit. Acts as the root user: ownership and
 * extensions are part of a schema.
 */
@ActivityInterface
public interface SchemaFileActivities {
  /**
   * Writes the source's schema into four files: everything, what is loaded first, the secondary
   * indexes, the NOT VALID constraints. Reads only; needs the source alone. Fails with type {@code
   * SchemaTooLarge} when they do not fit into an answer.
   */
  @ActivityMethod(name = "DumpSchema")
  SchemaFiles dumpSchema(Pair pair);

  /**
   * Loads SQL into the destination, all or none. Harmless when the same text was loaded before.
   * Returns how many statements ran. Needs the destination alone.
   */
  @ActivityMethod(name = "LoadSchema")
  int loadSchema(Pair pair, SqlText sql);

  /**
   * Refuses with type {@code SchemaNotKept} unless the destination keeps the schema that {@code
   * EnsureSchema} brought, with what of it waits. Reads only; needs the destination alone.
   */
  @ActivityMethod(name = "RequireKeptSchema")
  void requireKeptSchema(Pair pair);

  /**
   * Ensures that the destination keeps no schema with what of it waits, so that the next {@code
   * EnsureSchema} reads the source anew. Harmless without one. Needs the destination alone.
   */
  @ActivityMethod(name = "ForgetKeptSchema")
  void forgetKeptSchema(Pair pair);

  /**
   * Runs SQL that creates indexes, several at a time, and ensures that all indexes of the scope are
   * valid then; one that is there already is adopted. Long, with progress. Needs the destination
   * alone.
   */
  @ActivityMethod(name = "CreateIndexes")
  IndexReport createIndexes(Pair pair, SqlText sql);

  /**
   * Runs SQL that adds NOT VALID constraints; one that is there already is adopted. Needs the
   * destination alone.
   */
  @ActivityMethod(name = "LoadConstraints")
  ConstraintReport loadConstraints(Pair pair, SqlText sql);
}
