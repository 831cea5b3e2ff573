package io.beltline.workflows.cutover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a cutover stands. */
public enum Phase {
  /** Looking at both sides; nothing is changed yet. */
  PRECHECK(false),
  /** Roles, schema, forward link, initial copy. */
  PREPARE(false),
  /** Indexes, ANALYZE, back link, first full validation. */
  FINISH_DESTINATION(false),
  /** Gate {@code revoke-logins}: ready for the outage, waiting for a human and green evidence. */
  AWAIT_REVOKE_LOGINS(false),
  /** Approved: running beforehand what the outage will run and what harms nobody. */
  REHEARSAL(false),
  /** The write outage: neither side takes application writes. */
  OUTAGE(false),
  /** Putting the source back exactly as it was before the outage. */
  UNDO(false),
  /** Removing what the migration created, before the point of no return. */
  ABORT(false),
  /** The destination takes the writes; forward link removed, ANALYZE, full validation. */
  OPENED(true),
  /** Gate {@code teardown}: the rollback window. */
  AWAIT_TEARDOWN(true),
  /** Removing what the migration created. */
  TEARDOWN(true),
  /** Finished: the destination has the data, nothing is left over. */
  DONE(true),
  /** Finished: the source goes on as before, nothing is left over. */
  ABORTED(false),
  /**
   * Ended without having changed anything, or stopped for good; the reason stands in the status.
   */
  FAILED(false);

  private final boolean pastPointOfNoReturn;

  Phase(boolean pastPointOfNoReturn) {
    this.pastPointOfNoReturn = pastPointOfNoReturn;
  }

  /** Whether the destination has been opened to writers. */
  public boolean pastPointOfNoReturn() {
    return pastPointOfNoReturn;
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this == DONE || this == ABORTED || this == FAILED;
  }

  /** Reads the wire form, such as {@code await-teardown}. */
  @JsonCreator
  public static Phase parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
