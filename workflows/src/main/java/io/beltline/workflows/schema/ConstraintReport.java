package io.beltline.workflows.schema;

/**
 * What became of the NOT VALID constraints.
 *
 * @param added constraints added by this attempt
 * @param adopted constraints that an earlier attempt had added
 */
public record ConstraintReport(int added, int adopted) {}
