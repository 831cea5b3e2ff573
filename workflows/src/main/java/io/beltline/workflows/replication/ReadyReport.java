package io.beltline.workflows.replication;

/**
 * A link whose every table is ready.
 *
 * @param tables how many
 * @param bytes their size on the subscriber
 */
public record ReadyReport(int tables, long bytes) {}
