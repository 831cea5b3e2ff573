package io.beltline.workflows.command;

import io.beltline.workflows.pair.Pair;

/**
 * One command for one pair.
 *
 * @param pair the pair
 * @param command what to do
 * @param options what was typed with it
 */
public record StepRequest(Pair pair, Command command, CommandOptions options) {}
