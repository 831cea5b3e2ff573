package io.beltline.starter.temporal;

import java.util.Locale;

/** What an operator can ask of a running cutover. The wire name is the lower-case name. */
public enum CutoverRequest {
  /** Opens a gate. */
  APPROVE,
  /** Gives the writes back to the source. */
  ROLLBACK,
  /** Ends the migration while the source takes the writes, or gives a rollback up. */
  ABORT,
  /** Starts no further step. */
  PAUSE,
  /** Goes on. */
  RESUME;

  /** The verb, as it stands in a sentence. */
  String inWords() {
    return this == ROLLBACK ? "roll back" : toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
