package io.beltline.workflows.cutover;

/**
 * How long a step took by the workflow's clock, waiting for its worker included.
 *
 * @param step the step's name, such as {@code Drain}
 * @param startMillis milliseconds after the outage began
 * @param millis its duration
 */
public record StepTime(String step, long startMillis, long millis) {}
