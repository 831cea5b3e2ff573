package io.beltline.testbed.beltline;

/**
 * A step inside the write outage.
 *
 * @param step its name
 * @param startMillis after the outage began
 * @param millis how long it took, waiting for its worker included
 */
public record OutageStep(String step, long startMillis, long millis) {}
