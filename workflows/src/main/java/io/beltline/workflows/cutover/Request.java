package io.beltline.workflows.cutover;

import org.jspecify.annotations.Nullable;

/**
 * What a human said when approving, aborting, pausing or resuming. Both texts are for the record;
 * nobody has verified them.
 *
 * @param gate the gate that is approved; null for the other requests
 * @param by who says so
 * @param note why, such as a change number
 */
public record Request(@Nullable Gate gate, @Nullable String by, @Nullable String note) {
  /** {@code by ana (CHG-7)}, or nothing. */
  public String inWords() {
    String who = by == null ? "" : " by " + by;
    return note == null ? who : who + " (" + note + ")";
  }
}
