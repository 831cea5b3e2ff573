package io.beltline.activities.validation;

import java.math.BigInteger;

/**
 * The value that a sequence gives next, before any limit.
 *
 * @param last the last value
 * @param called whether it was given
 * @param increment the sequence's step, negative for a descending one
 */
record SequencePosition(long last, boolean called, long increment) {
  /** Whether it would give a value again that the other one has given, or gives sooner. */
  boolean isBehind(SequencePosition other) {
    int order = next().compareTo(other.next());
    return increment < 0 ? order > 0 : order < 0;
  }

  private BigInteger next() {
    BigInteger value = BigInteger.valueOf(last);
    return called ? value.add(BigInteger.valueOf(increment)) : value;
  }
}
