package io.beltline.workflows.cutover;

import java.time.Instant;

/**
 * A step that stopped for a reason which will not pass by itself. The migration waits for {@code
 * resume} or {@code abort}.
 *
 * @param step its name
 * @param kind the failure's stable type
 * @param message what was attempted, the cause and the remedy
 * @param at when
 */
public record Stopped(String step, String kind, String message, Instant at) {}
