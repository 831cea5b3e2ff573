package io.beltline.workflows.copy;

/**
 * What was copied behind the fence.
 *
 * @param tables how many tables
 * @param rows how many rows
 * @param bytes how many bytes were streamed
 */
public record CopyReport(int tables, long rows, long bytes) {}
