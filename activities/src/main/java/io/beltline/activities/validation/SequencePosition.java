package io.beltline.activities.validation;

import java.math.BigInteger;

/**
 * Where a sequence stands.
 *
 * @param last the last value
 * @param called whether it was given
 */
record SequencePosition(long last, boolean called) {
  /** Whether it would give a value that the other one has given already. */
  boolean isBehind(SequencePosition other, long increment) {
    int order = next(increment).compareTo(other.next(increment));
    return increment < 0 ? order > 0 : order < 0;
  }

  private BigInteger next(long increment) {
    BigInteger value = BigInteger.valueOf(last);
    return called ? value.add(BigInteger.valueOf(increment)) : value;
  }
}
