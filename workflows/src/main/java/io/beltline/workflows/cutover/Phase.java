package io.beltline.workflows.cutover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a cutover stands. */
public enum Phase {
  /** Looking at both sides; nothing is changed yet. */
  PRECHECK,
  /** Roles, schema, forward link, initial copy. */
  PREPARE,
  /** Indexes, ANALYZE, back link, first full validation. */
  FINISH_DESTINATION,
  /** Gate {@code revoke-logins}: ready for the outage, waiting for a human and green evidence. */
  AWAIT_REVOKE_LOGINS,
  /** Approved: running beforehand what the outage will run and what harms nobody. */
  REHEARSAL,
  /** The write outage: neither side takes application writes. */
  OUTAGE,
  /** Putting everything back exactly as it was before the outage. */
  UNDO,
  /** Removing what the migration created, before the point of no return. */
  ABORT,
  /** The destination takes the writes; forward link removed, ANALYZE, full validation. */
  OPENED,
  /** Gate {@code teardown}: the rollback window. */
  AWAIT_TEARDOWN,
  /** A rollback was asked for: proving the way back and making a new forward link without copy. */
  PREPARE_ROLLBACK,
  /** The same as {@link #REHEARSAL}, on the way back. */
  ROLLBACK_REHEARSAL,
  /** The write outage of a rollback: neither side takes application writes. */
  ROLLBACK_OUTAGE,
  /** A rollback goes wrong: the destination is opened again. */
  ROLLBACK_UNDO,
  /** The source takes the writes again; back link made anew, full validation. */
  BACK_ON_SOURCE,
  /** Removing what the migration created. */
  TEARDOWN,
  /** Finished: the destination has the data, nothing is left over. */
  DONE,
  /** Finished after a rollback: the source has the data, nothing is left over. */
  ROLLED_BACK,
  /** Finished: the source goes on as before, nothing is left over. */
  ABORTED,
  /**
   * Ended without having changed anything, or stopped for good; the reason stands in the status.
   */
  FAILED;

  /** Whether a rollback is under way that can still be given up. */
  public boolean duringRollback() {
    return this == PREPARE_ROLLBACK
        || this == ROLLBACK_REHEARSAL
        || this == ROLLBACK_OUTAGE
        || this == ROLLBACK_UNDO;
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this == DONE || this == ROLLED_BACK || this == ABORTED || this == FAILED;
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
