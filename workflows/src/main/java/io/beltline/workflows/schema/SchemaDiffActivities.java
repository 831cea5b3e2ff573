package io.beltline.workflows.schema;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Compares schemas. */
@ActivityInterface
public interface SchemaDiffActivities {
  /**
   * Compares both sides' schemas in a normal form. NOT VALID constraints and secondary indexes,
   * which arrive later, count only with {@code full}. Reads only.
   */
  @ActivityMethod(name = "DiffSchemas")
  SchemaDiff diffSchemas(Pair pair, boolean full);
}
