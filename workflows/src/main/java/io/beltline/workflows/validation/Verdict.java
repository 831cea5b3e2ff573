package io.beltline.workflows.validation;

/** What a comparison can say. "Nothing to compare" is never {@code EQUAL}. */
public enum Verdict {
  /** Every row that was in scope was compared and is the same on both sides. */
  EQUAL,
  /** At least one row is missing, extra or changed. */
  DIFFERENT,
  /** Something in scope could not be compared. */
  COULD_NOT_VERIFY
}
