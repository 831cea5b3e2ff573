package io.beltline.starter.temporal;

import java.time.Duration;

/**
 * How long to wait for whom, so that no command hangs.
 *
 * @param call for Temporal to answer one call
 * @param check for a worker to check the configuration; Temporal itself then drops the check
 * @param query for a worker to answer a query; Temporal first asks the one that had the cutover in
 *     its memory for 5 s, which may have died
 * @param answer for a worker to answer a request
 * @param patience how long following goes on while nobody answers, and how long nothing may change
 *     before it is asked whether a worker is there at all
 * @param interval between two looks while following
 */
public record Deadlines(
    Duration call,
    Duration check,
    Duration query,
    Duration answer,
    Duration patience,
    Duration interval) {
  /** What people can wait for. */
  public static final Deadlines USUAL =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(2),
          Duration.ofSeconds(1));
}
