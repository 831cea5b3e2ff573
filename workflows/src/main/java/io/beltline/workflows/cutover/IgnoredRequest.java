package io.beltline.workflows.cutover;

import java.time.Instant;

/**
 * A signal that could not be used and changed nothing.
 *
 * @param signal its name
 * @param reason why it was ignored
 * @param at when it arrived
 */
public record IgnoredRequest(String signal, String reason, Instant at) {}
