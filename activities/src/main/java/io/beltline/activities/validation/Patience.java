package io.beltline.activities.validation;

import java.time.Duration;

/**
 * How long a row that is not the same on both sides is looked at, and a table that is locked.
 *
 * @param settled without any link between the sides: how long both must stand still
 * @param stalled with a link: how long it may apply nothing
 * @param total in any case
 * @param locked how long a table may be locked by someone else
 */
record Patience(Duration settled, Duration stalled, Duration total, Duration locked) {
  static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10));
}
