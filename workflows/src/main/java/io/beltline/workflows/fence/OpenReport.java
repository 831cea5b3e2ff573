package io.beltline.workflows.fence;

/**
 * An opened side.
 *
 * @param rolesOpened roles that can log in there now
 */
public record OpenReport(int rolesOpened) {}
