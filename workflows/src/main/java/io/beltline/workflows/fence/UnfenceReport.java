package io.beltline.workflows.fence;

/**
 * A side whose logins are back.
 *
 * @param rolesRestored roles that can log in again
 */
public record UnfenceReport(int rolesRestored) {}
