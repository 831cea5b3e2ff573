package io.beltline.workflows.copy;

/**
 * What was copied.
 *
 * @param tables how many tables
 * @param completed how many of them had their first rows from a copy ahead; the others were copied
 *     whole
 * @param rows how many rows
 * @param bytes how many bytes were streamed
 */
public record CopyReport(int tables, int completed, long rows, long bytes) {}
