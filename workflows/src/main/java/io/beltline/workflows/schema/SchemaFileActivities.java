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
   * valid then; one that is there already is adopted, and what a broken build left is built again.
   * Refuses with type {@code IndexDiffers} when another index has the name of one, before anything
   * is built. Long, with progress. Needs the destination alone.
   *
   * @param concurrently whether rows can be written to the tables meanwhile; takes longer, and one
   *     is built at a time
   */
  @ActivityMethod(name = "CreateIndexes")
  IndexReport createIndexes(Pair pair, SqlText sql, boolean concurrently);

  /** The same with those that wait since {@code EnsureSchema}, as {@code EnsureIndexes} does. */
  @ActivityMethod(name = "CreateKeptIndexes")
  IndexReport createKeptIndexes(Pair pair, boolean concurrently);

  /**
   * Runs SQL that adds NOT VALID constraints; one that is there already is adopted. Refuses with
   * type {@code ConstraintDiffers} when another constraint has the name of one. Needs the
   * destination alone.
   */
  @ActivityMethod(name = "LoadConstraints")
  ConstraintReport loadConstraints(Pair pair, SqlText sql);
}
