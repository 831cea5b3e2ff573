package io.beltline.workflows.schema;

/**
 * What became of the deferred indexes.
 *
 * @param built indexes built by this attempt
 * @param adopted indexes that an earlier attempt had built
 */
public record IndexReport(int built, int adopted) {}
