package io.beltline.workflows.connection;

/**
 * The sessions of one user.
 *
 * @param user the role's name
 * @param count how many sessions
 */
public record UserConnections(String user, int count) {}
