package io.beltline.workflows.cutover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollback that was asked for and accepted; the outages tell what became of it.
 *
 * @param by who said so; text that nobody has verified
 * @param note why
 * @param acceptStrayWrites whether that meant going on although somebody wrote to the fenced side
 * @param at when it arrived
 */
public record RollbackRecord(
    @Nullable String by, @Nullable String note, boolean acceptStrayWrites, Instant at) {
  /** Who, why and what was accepted with it, as in {@link Request#inWords()}. */
  public String inWords() {
    return Request.inWords(by, note, acceptStrayWrites);
  }
}
