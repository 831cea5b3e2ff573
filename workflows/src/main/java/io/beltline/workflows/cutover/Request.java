package io.beltline.workflows.cutover;

import org.jspecify.annotations.Nullable;

/**
 * What a human said when approving, rolling back, aborting, pausing or resuming. The texts are for
 * the record; nobody has verified them.
 *
 * @param gate the gate that is approved; null for the other requests
 * @param by who says so
 * @param note why, such as a change number
 * @param acceptStrayWrites whether to go on although somebody wrote to the fenced side
 */
public record Request(
    @Nullable Gate gate, @Nullable String by, @Nullable String note, boolean acceptStrayWrites) {
  /** {@code by ana (CHG-7), accepting stray writes}, or less, or nothing. */
  public String inWords() {
    return inWords(by, note, acceptStrayWrites);
  }

  static String inWords(@Nullable String by, @Nullable String note, boolean acceptStrayWrites) {
    String who = by == null ? "" : " by " + by;
    String why = note == null ? "" : " (" + note + ")";
    return who + why + (acceptStrayWrites ? ", accepting stray writes" : "");
  }
}
