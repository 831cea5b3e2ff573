package io.beltline.testbed.chaos;

import java.util.Locale;

/** A part of a migration between two requests of its operator. */
enum Leg {
  /** From the start to the first gate. */
  PREPARE,
  /** From the first approval to the gate after it. */
  CUTOVER,
  /** From the request for a rollback to the gate after it. */
  ROLLBACK,
  /** The second cutover. */
  AGAIN,
  /** The end, on whichever side. */
  TEARDOWN;

  static Leg parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
