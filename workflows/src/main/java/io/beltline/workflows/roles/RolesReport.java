package io.beltline.workflows.roles;

/**
 * What the destination's roles needed.
 *
 * @param created roles that the destination lacked
 * @param adopted roles that it had already
 * @param fenced roles that may log in once the destination is opened, and not before
 */
public record RolesReport(int created, int adopted, int fenced) {}
