package io.beltline.workflows.inventory;

/** Both sides as they were before the first change. */
public record Baseline(Inventory source, Inventory destination) {}
