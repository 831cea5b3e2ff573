package io.beltline.activities.provenance;

/**
 * How far a copy ahead has come in a table.
 *
 * @param horizon the subscriber has the rows from before it, and no others
 * @param more whether the provider has others
 */
public record Ahead(Horizon horizon, boolean more) {}
