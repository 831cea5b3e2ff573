package io.beltline.testbed.ledger;

import java.time.Duration;

/**
 * The application went from one side to the other.
 *
 * @param to the side that acknowledges from now on
 * @param gap from the last commit on one side to the first on the other
 */
public record Crossing(Side to, Duration gap) {}
