package io.beltline.starter.temporal;

import java.util.Locale;

/** What an operator can ask of a running cutover. The wire name is the lower-case name. */
public enum CutoverRequest {
  /** Opens a gate. */
  APPROVE,
  /** Ends the migration before the point of no return. */
  ABORT,
  /** Starts no further step. */
  PAUSE,
  /** Goes on. */
  RESUME;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
