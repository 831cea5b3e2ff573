package io.beltline.workflows.fence;

/**
 * The opened destination.
 *
 * @param rolesOpened roles that can log in there now
 */
public record OpenReport(int rolesOpened) {}
