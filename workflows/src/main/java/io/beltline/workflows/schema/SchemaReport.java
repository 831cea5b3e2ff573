package io.beltline.workflows.schema;

/**
 * What the archive held.
 *
 * @param objects entries restored before the copy
 * @param deferredIndexes indexes left for {@code EnsureIndexes}
 * @param deferredConstraints NOT VALID constraints left for the outage
 */
public record SchemaReport(int objects, int deferredIndexes, int deferredConstraints) {}
