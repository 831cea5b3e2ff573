package io.beltline.workflows.replication;

import io.beltline.workflows.inventory.Baseline;

/**
 * How much of the replication goes.
 *
 * @param baseline what stood before and stays
 * @param extension whether pglogical's extension goes, where the baseline had none
 * @param force whether sessions that hold a needed lock are ended
 */
public record Removal(Baseline baseline, boolean extension, boolean force) {}
