package io.beltline.workflows.cutover;

/**
 * Something else that a human may do at an open gate.
 *
 * @param command what to type
 * @param effect what happens then
 */
public record Choice(String command, String effect) {}
